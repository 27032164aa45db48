using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrialMatch.Host;

/// <summary>Those who vouch for the processes of a cluster. The machine's own list of authorities counts for nothing.</summary>
/// <param name="authorities">Roots, and authorities between them and the processes' certificates.</param>
internal sealed class ClusterAuthorities(X509Certificate2Collection authorities)
{
    /// <summary>Why a certificate proves nothing now; null where it proves that its owner belongs to the cluster.</summary>
    /// <param name="purposes">What it has to be good for: the object identifiers of extended key usages.</param>
    /// <param name="presented">Certificates that came with it and may lead from it to an authority.</param>
    public string? FaultOf(X509Certificate2 certificate, OidCollection purposes, X509Certificate2Collection presented)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        policy.ExtraStore.AddRange(authorities);
        policy.ExtraStore.AddRange(presented);

        // Nothing is fetched from an address that a stranger's certificate names.
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var purpose in purposes)
        {
            policy.ApplicationPolicy.Add(purpose);
        }

        return chain.Build(certificate) ? null : string.Join("; ", chain.ChainStatus.Select(Told).Distinct(StringComparer.Ordinal));
    }

    private static string Told(X509ChainStatus status) => status.Status switch
    {
        X509ChainStatusFlags.NotTimeValid => "it has expired or is not valid yet",
        X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => "it is of no authority of this cluster",
        X509ChainStatusFlags.NotValidForUsage => "its extended key usage is another",
        _ => status.StatusInformation.Trim(),
    };
}
