using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using TrialMatch.Host;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What is served over HTTP and TLS, whatever is asked.</summary>
public sealed class TransportTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Theory]
    [InlineData("health")]
    [InlineData("alive")]
    [InlineData("metrics")]
    [InlineData("nothing/here")]
    public async Task Each_page_tells_browsers_to_keep_and_embed_nothing_and_names_no_server(string page)
    {
        var settings = ServerProcess.SettingsFor(_folder.File("data"));
        settings["TRIALMATCH_METRICS"] = "on";
        await using var server = await ServerProcess.StartAsync(settings);
        using var http = new HttpClient();
        using var reply = await http.GetAsync(new Uri(server.HttpAddress, page), TestContext.Current.CancellationToken);

        AssertGuarded(reply);
        Assert.False(reply.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Over_TLS_browsers_are_told_to_come_back_over_TLS_alone()
    {
        var (certificate, key) = Certificate();
        var settings = ServerProcess.SettingsFor(_folder.File("data"));
        settings["TRIALMATCH_TLS_CERTIFICATE"] = certificate;
        settings["TRIALMATCH_TLS_KEY"] = key;
        await using var server = await ServerProcess.StartAsync(settings);
        using var http = ClientTrusting(certificate);
        using var reply = await http.GetAsync(new Uri(server.GrpcAddress, "alive"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        AssertGuarded(reply);
        Assert.Equal("max-age=15768000", Assert.Single(reply.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Where_there_is_a_certificate_REST_is_answered_over_TLS_alone()
    {
        var (certificate, key) = Certificate();
        var settings = ServerProcess.SettingsFor(_folder.File("data"));
        settings["TRIALMATCH_TLS_CERTIFICATE"] = certificate;
        settings["TRIALMATCH_TLS_KEY"] = key;
        await using var server = await ServerProcess.StartAsync(settings);
        using var http = ClientTrusting(certificate);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.GrpcAddress, "v1/studies")) { Version = HttpVersion.Version11 };
        using var guarded = await http.SendAsync(request, TestContext.Current.CancellationToken);
        using var plain = new HttpClient();
        using var open = await plain.GetAsync(new Uri(server.HttpAddress, "v1/studies"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (guarded.StatusCode, open.StatusCode));
        Assert.Contains("expected HTTPS", await open.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void No_TLS_older_than_1_2_is_offered()
    {
        var (certificate, key) = Certificate();
        var https = new HttpsConnectionAdapterOptions();
        new TlsOptions { CertificateFile = certificate, KeyFile = key }.AddTo(https);

        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, https.SslProtocols);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertGuarded(HttpResponseMessage reply)
    {
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(reply.Headers.GetValues("Referrer-Policy")));
        Assert.True(reply.Headers.CacheControl?.NoStore);
        Assert.False(reply.Headers.Contains("Server"));
    }

    private (string Certificate, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (_folder.Write("server.pem", certificate.ExportCertificatePem()), _folder.Write("server.key", key.ExportPkcs8PrivateKeyPem()));
    }

    private static HttpClient ClientTrusting(string certificate)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(certificate);
        var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
        return new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }
}
