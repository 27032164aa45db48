using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>A server that knows its callers may be reached from elsewhere, and may ask for a certificate as well.</summary>
public sealed class ReachTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Fact]
    public async Task With_issuers_it_listens_to_all_addresses()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var settings = IdentifiedServer.SettingsFor(_folder, issuer, "oidc", "operator");
        settings["TRIALMATCH_ADDRESS"] = "0.0.0.0";
        await using var process = await ServerProcess.StartAsync(settings);

        Assert.Equal("0.0.0.0", process.GrpcAddress.Host);
        using var client = new ApiClient(new UriBuilder(process.GrpcAddress) { Host = "127.0.0.1" }.Uri, await issuer.TokenAsync(("roles", "operator")));
        Assert.NotEmpty(await client.TrustsAsync());
    }

    [Fact]
    public async Task Where_client_certificates_are_required_a_caller_needs_one_of_the_authority_and_a_token()
    {
        using var authority = SelfSigned("authority");
        using var stranger = SelfSigned("stranger");
        using var client = IssuedBy(authority, "client");
        using var certificate = SelfSigned("localhost");
        await using var issuer = await TestIssuer.StartAsync();
        var settings = IdentifiedServer.SettingsFor(_folder, issuer, "oidc", "operator");
        settings["TRIALMATCH_TLS_CERTIFICATE"] = _folder.Write("server.pem", certificate.ExportCertificatePem());
        settings["TRIALMATCH_TLS_KEY"] = _folder.Write("server-key.pem", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        settings["TRIALMATCH_TLS_CLIENT_AUTHORITIES"] = _folder.Write("authorities.pem", authority.ExportCertificatePem());
        await using var process = await ServerProcess.StartAsync(settings);
        var token = await issuer.TokenAsync(("roles", "operator"));

        Assert.Equal("https", process.GrpcAddress.Scheme);
        Assert.Equal(StatusCode.OK, await AskAsync(process, certificate, client, token));
        Assert.Equal(StatusCode.Unauthenticated, await AskAsync(process, certificate, client, token: string.Empty));
        Assert.NotEqual(StatusCode.OK, await AskAsync(process, certificate, stranger, token));
        Assert.NotEqual(StatusCode.OK, await AskAsync(process, certificate, own: null, token));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<StatusCode> AskAsync(ServerProcess process, X509Certificate2 server, X509Certificate2? own, string token)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates = own is null ? [] : [own],
                LocalCertificateSelectionCallback = (_, _, _, _, _) => own!,
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == server.GetCertHashString(),
            },
        };
        using var channel = GrpcChannel.ForAddress(process.GrpcAddress, new GrpcChannelOptions { HttpHandler = handler });
        try
        {
            await new NetworkService.NetworkServiceClient(channel.LogIn(token)).ListCentresAsync(new ListCentresRequest(), ApiClient.Options);
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 IssuedBy(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var issued = request.Create(authority, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddHours(1), [1, 2, 3, 4]);
        return issued.CopyWithPrivateKey(key);
    }
}
