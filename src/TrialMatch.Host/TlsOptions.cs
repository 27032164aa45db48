using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace TrialMatch.Host;

/// <summary>The server's certificate, and whether callers need one.</summary>
public sealed record TlsOptions
{
    /// <summary>The PEM file of the certificate, with those that lead from it to a root.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>The PEM file of its private key, without a password.</summary>
    public required string KeyFile { get; init; }

    /// <summary>The PEM file of the authorities of which every caller needs a certificate; null where callers need none.</summary>
    public string? ClientAuthoritiesFile { get; init; }

    /// <exception cref="InvalidDataException">A file cannot be used; the message names it.</exception>
    internal void AddTo(HttpsConnectionAdapterOptions https)
    {
        // Set, as the platform may still allow older ones. Which ciphers are good is the platform's to say: it is patched more often.
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ServerCertificate = PemFile.ReadWithKey(CertificateFile, KeyFile);
        https.ServerCertificateChain = PemFile.ReadAll(CertificateFile);
        if (ClientAuthoritiesFile is not { } authorities)
        {
            return;
        }

        var roots = PemFile.ReadAuthorities(authorities);
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => IsOf(roots, certificate);
    }

    private static bool IsOf(X509Certificate2Collection roots, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);

        // Only the authorities' own lists could tell, and they need not be reachable from here.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
