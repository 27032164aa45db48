using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>An authority made for a test, and the certificates that it gives.</summary>
internal sealed class TestAuthority : IDisposable
{
    public static readonly Oid ForServers = new("1.3.6.1.5.5.7.3.1");
    public static readonly Oid ForClients = new("1.3.6.1.5.5.7.3.2");

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private byte _issued;

    private TestAuthority(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    public static TestAuthority Named(string name)
    {
        var request = Request(name, out var key);
        using (key)
        {
            AddAuthority(request);
            return new TestAuthority(request.CreateSelfSigned(Now.AddDays(-3), Now.AddDays(3)));
        }
    }

    /// <summary>An authority for which this one vouches.</summary>
    public TestAuthority Below(string name)
    {
        var request = Request(name, out var key);
        using (key)
        {
            AddAuthority(request);
            return new TestAuthority(Signed(request, key, Now.AddDays(2)));
        }
    }

    /// <param name="ends">When it ends, in days from now; past where negative.</param>
    public X509Certificate2 Issue(string name, OidCollection purposes, int ends = 1)
    {
        var request = Request(name, out var key);
        using (key)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
            return Signed(request, key, Now.AddDays(ends));
        }
    }

    public void Dispose() => Certificate.Dispose();

    private static CertificateRequest Request(string name, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
    }

    private static void AddAuthority(CertificateRequest request) =>
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));

    private X509Certificate2 Signed(CertificateRequest request, ECDsa key, DateTimeOffset end)
    {
        using var signed = request.Create(Certificate, Now.AddDays(-2), end, [1, ++_issued]);
        return signed.CopyWithPrivateKey(key);
    }
}
