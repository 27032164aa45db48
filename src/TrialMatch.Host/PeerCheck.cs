using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace TrialMatch.Host;

/// <summary>Whether the process at the other end of a connection belongs to the cluster.</summary>
internal sealed partial class PeerCheck(ClusterAuthorities authorities, ILogger<PeerCheck> logger)
{
    /// <param name="certificate">The other's.</param>
    /// <param name="chain">What the platform made of it: it knows which purpose this end asks for, and what came with the certificate.</param>
    /// <param name="errors">
    /// The platform's opinion, by the machine's own authorities and the name. Neither counts: silos find each other by addresses alone.
    /// </param>
    public bool Accepts(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var fault = chain is null
            ? "there is nothing to check it by"
            : authorities.FaultOf(certificate, chain.ChainPolicy.ApplicationPolicy, chain.ChainPolicy.ExtraStore);
        if (fault is not null)
        {
            LogRefused(certificate.Subject, fault, errors);
        }

        return fault is null;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A connection between processes of the cluster was refused, for the other's certificate ({Subject}): {Fault} (by this machine's authorities: {Errors})")]
    private partial void LogRefused(string subject, string fault, SslPolicyErrors errors);
}
