using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>Silos and gateways as processes apart, which know each other by certificates.</summary>
public sealed class ClusterCertificateTests : IDisposable
{
    private const string Refused = "A connection between processes of the cluster was refused";

    // The others cannot probe it, and tell it through the database.
    private const string GivenUp = "told I am dead";

    private static readonly OidCollection Both = [TestAuthority.ForServers, TestAuthority.ForClients];
    private static readonly OidCollection ForClients = [TestAuthority.ForClients];

    // The first byte of a TLS record that holds an alert.
    private const byte Alert = 21;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();
    private readonly TestAuthority _cluster = TestAuthority.Named("cluster");
    private readonly TestAuthority _other = TestAuthority.Named("other");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_with_certificates_of_one_authority_serve_and_strangers_get_nothing_from_a_silo()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        var silo = With(cluster.InRole("silo"), _cluster, Both);
        await using var first = await ServerProcess.StartAsync(silo);
        await using var second = await ServerProcess.StartAsync(With(cluster.InRole("silo"), _cluster, Both));
        await using var gateway = await ServerProcess.StartAsync(With(cluster.InRole("gateway"), _cluster, ForClients));
        using var client = new ApiClient(gateway.GrpcAddress);
        var study = await client.RegisterAsync("a", await client.SponsorAsync("known"), Drafts.BreastCancer("Known"));

        using var othersCertificate = _other.Issue("stranger", Both);
        using var expired = _cluster.Issue("expired", Both, ends: -1);
        using var forServers = _cluster.Issue("for servers", [TestAuthority.ForServers]);
        foreach (var port in (string[])["TRIALMATCH_SILO_PORT", "TRIALMATCH_GATEWAY_PORT"])
        {
            var number = int.Parse(silo[port]!, CultureInfo.InvariantCulture);
            Assert.True(await AnswerToPlainAsync(number) is [] or [Alert, ..]);
            foreach (var stranger in (X509Certificate2?[])[null, othersCertificate, expired, forServers])
            {
                Assert.True(await IsRefusedAsync(number, stranger), $"{port}: {stranger?.Subject ?? "nobody"}");
            }
        }

        await UntilSaidAsync(first, Refused + ", for the other's certificate (CN=stranger): it is of no authority of this cluster");
        await UntilSaidAsync(first, "Authentication failed");
        Assert.Equal(study, await client.StudyAsync(study.Name));
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Equal(0, await second.StopAsync());
        Assert.Equal(0, await first.StopAsync());
    }

    [Fact]
    public async Task A_silo_or_gateway_of_another_authority_or_without_certificate_stays_outside_and_says_so()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        await using var silo = await ServerProcess.StartAsync(With(cluster.InRole("silo"), _cluster, Both));
        await using var otherGateway = ServerProcess.Launch(With(cluster.InRole("gateway"), _other, ForClients));
        await using var plainGateway = ServerProcess.Launch(cluster.InRole("gateway"));
        await using var otherSilo = ServerProcess.Launch(With(cluster.InRole("silo"), _other, Both));
        await using var plainSilo = ServerProcess.Launch(cluster.InRole("silo"));

        await UntilSaidAsync(otherGateway, Refused);
        await UntilSaidAsync(otherGateway, "No silo answers yet");
        await UntilSaidAsync(plainGateway, "No silo answers yet");
        await UntilSaidAsync(otherSilo, Refused);
        await UntilSaidAsync(silo, "Authentication failed");
        await UntilSaidAsync(plainSilo, GivenUp);
        Assert.NotEqual(0, await plainSilo.ExitAsync());
        Assert.NotEqual(0, await otherSilo.ExitAsync());
        Assert.Equal(1, await PostgresServer.CountAsync(cluster["TRIALMATCH_POSTGRES"]!, "SELECT count(*) FROM trialmatch.membership WHERE status = 3"));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("gateway")]
    public async Task An_expired_certificate_ends_the_start_and_is_named(string role) => await AssertCannotStartAsync(
        With(Nowhere(role), _cluster, Both, ends: -1), "TRIALMATCH_SILO_CERTIFICATE", "found one that it refuses: it has expired or is not valid yet");

    [Fact]
    public async Task A_certificate_that_the_own_authorities_do_not_vouch_for_ends_the_start_and_is_named()
    {
        var settings = With(Nowhere("silo"), _other, Both);
        settings["TRIALMATCH_SILO_AUTHORITIES"] = _folder.Write("cluster.pem", _cluster.Certificate.ExportCertificatePem());

        await AssertCannotStartAsync(settings, "TRIALMATCH_SILO_CERTIFICATE", "found one that it refuses: it is of no authority of this cluster");
    }

    [Fact]
    public async Task A_silo_with_a_certificate_for_clients_alone_is_refused() => await AssertCannotStartAsync(
        With(Nowhere("silo"), _cluster, ForClients), "TRIALMATCH_SILO_CERTIFICATE", "found one that it refuses: its extended key usage is another");

    [Fact]
    public async Task A_file_of_authorities_that_lists_none_ends_the_start_and_is_named()
    {
        var settings = With(Nowhere("gateway"), _cluster, Both);
        settings["TRIALMATCH_SILO_AUTHORITIES"] = _folder.Write("empty.pem", "");

        await AssertCannotStartAsync(settings, "TRIALMATCH_SILO_AUTHORITIES", "expected certificates in PEM, found none");
    }

    [Fact]
    public async Task A_certificate_that_is_missing_ends_the_start_and_is_named()
    {
        var settings = With(Nowhere("gateway"), _cluster, Both);
        settings["TRIALMATCH_SILO_CERTIFICATE"] = _folder.File("none.pem");

        await AssertCannotStartAsync(settings, "TRIALMATCH_SILO_CERTIFICATE", "Could not find file");
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private static Dictionary<string, string?> Nowhere(string role) => PostgresSettings.On("Host=/tmp;Database=x;Username=x").InRole(role);

    private static async Task AssertCannotStartAsync(Dictionary<string, string?> settings, string file, string because)
    {
        await using var server = ServerProcess.Launch(settings);

        Assert.Equal(1, await server.ExitAsync());
        Assert.StartsWith($"TrialMatch cannot start: {settings[file]}: ", server.Log.Text, StringComparison.Ordinal);
        Assert.Contains(because, server.Log.Text, StringComparison.Ordinal);
    }

    private static async Task UntilSaidAsync(ServerProcess process, string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(Patience);
        while (!process.Log.Text.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(patience.IsCancellationRequested, $"expected \"{text}\" in:\n{process.Log.Text}");
            await Task.Yield();
        }
    }

    /// <summary>What a port sends to somebody who speaks no TLS, until it ends the connection.</summary>
    private static async Task<byte[]> AnswerToPlainAsync(int port)
    {
        using var connection = await ConnectAsync(port);
        await using var stream = connection.GetStream();
        using var received = new MemoryStream();
        try
        {
            await stream.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Cancelled);
            await stream.CopyToAsync(received, Cancelled);
        }
        catch (IOException)
        {
            // Broken off, not closed.
        }

        return received.ToArray();
    }

    private static async Task<bool> EndsAsync(SslStream stream, SslClientAuthenticationOptions options)
    {
        try
        {
            await stream.AuthenticateAsClientAsync(options, Cancelled);
            return await stream.ReadAsync(new byte[1], Cancelled) == 0;
        }
        catch (Exception refusal) when (refusal is IOException or AuthenticationException)
        {
            return true;
        }
    }

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, Cancelled);
        return connection;
    }

    /// <summary>Whether a port that shows the cluster's certificate ends the connection of somebody with this one, or none, without a word.</summary>
    private async Task<bool> IsRefusedAsync(int port, X509Certificate2? certificate)
    {
        var shownIssuer = "";
        using var connection = await ConnectAsync(port);
        await using var stream = new SslStream(connection.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "silo",
            RemoteCertificateValidationCallback = (_, shown, _, _) => (shownIssuer = shown?.Issuer) == _cluster.Certificate.Subject,
            LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!,
        };
        var isRefused = await EndsAsync(stream, options);
        return isRefused && shownIssuer == _cluster.Certificate.Subject;
    }

    private Dictionary<string, string?> With(Dictionary<string, string?> settings, TestAuthority authority, OidCollection purposes, int ends = 1)
    {
        var name = Guid.NewGuid().ToString("N");
        using var certificate = authority.Issue(settings["TRIALMATCH_ROLE"]!, purposes, ends);
        using var key = certificate.GetECDsaPrivateKey()!;
        settings["TRIALMATCH_SILO_CERTIFICATE"] = _folder.Write($"{name}.crt", certificate.ExportCertificatePem());
        settings["TRIALMATCH_SILO_KEY"] = _folder.Write($"{name}.key", key.ExportPkcs8PrivateKeyPem());
        settings["TRIALMATCH_SILO_AUTHORITIES"] = _folder.Write($"{name}.ca", authority.Certificate.ExportCertificatePem());
        return settings;
    }
}
