using System.Globalization;
using System.Runtime.Versioning;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>A server that could not know its callers does not start.</summary>
public sealed class StartTests : IDisposable
{
    private const string Postgres = "Host=127.0.0.1;Port=1;Database=none;Username=none";

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task Without_issuers_it_listens_to_this_machine_alone(string address) => await AssertCannotStartAsync(
        [("TRIALMATCH_ADDRESS", address)], $"TRIALMATCH_ADDRESS: expected an address of this machine alone, such as 127.0.0.1, found {address}; ", "TRIALMATCH_IDENTITY");

    [Theory]
    [InlineData("postgres")]
    [InlineData("azure")]
    public async Task On_a_database_it_is_to_be_said_whose_tokens_are_accepted(string profile) => await AssertCannotStartAsync(
        [
            ("TRIALMATCH_LOCAL_IDENTITY", null), ("TRIALMATCH_PROFILE", profile), ("TRIALMATCH_POSTGRES", Postgres),
            ("TRIALMATCH_AZURE_STORAGE", profile == "azure" ? "UseDevelopmentStorage=true" : null),
        ],
        "TRIALMATCH_IDENTITY: expected the file that names whose tokens are accepted, found nothing",
        "TRIALMATCH_LOCAL_IDENTITY");

    [Fact]
    public async Task Issuers_and_a_key_of_its_own_exclude_each_other() => await AssertCannotStartAsync(
        [("TRIALMATCH_IDENTITY", _folder.Write("identity.json", "{}"))], "TRIALMATCH_LOCAL_IDENTITY: expected nothing, as TRIALMATCH_IDENTITY is set");

    [Fact]
    public async Task An_identity_file_that_is_weak_is_named_with_its_field()
    {
        var file = _folder.Write("identity.json", """{ "issuers": [{ "issuer": "http://login.example", "profile": "oidc", "roles": { "x": "national" } }] }""");

        await AssertCannotStartAsync(
            [("TRIALMATCH_IDENTITY", file), ("TRIALMATCH_LOCAL_IDENTITY", null)],
            file,
            "issuers[0].issuer: expected an address that begins with https",
            "issuers[0].audience");
    }

    [Fact]
    public async Task An_identity_file_that_is_missing_is_named() => await AssertCannotStartAsync(
        [("TRIALMATCH_IDENTITY", "/no/identity.json"), ("TRIALMATCH_LOCAL_IDENTITY", null)], "TRIALMATCH_IDENTITY: ", "/no/identity.json");

    [Theory]
    [InlineData("TRIALMATCH_TLS_KEY", "TRIALMATCH_TLS_CERTIFICATE: expected a PEM file")]
    [InlineData("TRIALMATCH_TLS_CLIENT_AUTHORITIES", "TRIALMATCH_TLS_CERTIFICATE: expected a PEM file")]
    [InlineData("TRIALMATCH_TLS_CERTIFICATE", "TRIALMATCH_TLS_KEY: expected a PEM file")]
    public async Task Half_of_what_TLS_takes_is_refused(string setting, string because) =>
        await AssertCannotStartAsync([(setting, "/some.pem")], because);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_key_that_others_may_read_is_refused()
    {
        await using (var first = await ServerProcess.StartAsync(Settings([("TRIALMATCH_LOCAL_IDENTITY", null)])))
        {
            Assert.Equal(0, await first.StopAsync());
        }

        var key = Path.Combine(_folder.File("data"), "trialmatch-identity.pem");
        File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.OtherRead);

        await AssertCannotStartAsync([("TRIALMATCH_LOCAL_IDENTITY", null)], key, "expected mode 600");
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string?> Settings(IEnumerable<(string Name, string? Value)> changed)
    {
        var settings = ServerProcess.SettingsFor(_folder.File("data"));
        settings["TRIALMATCH_SILO_PORT"] = FreePort();
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        return settings;
    }

    private static string FreePort() => Service.Tests.Postgres.PostgresSettings.FreePort().ToString(CultureInfo.InvariantCulture);

    private async Task AssertCannotStartAsync((string Name, string? Value)[] changed, params string[] because)
    {
        await using var server = ServerProcess.Launch(Settings(changed));
        Assert.Equal(1, await server.ExitAsync());
        Assert.StartsWith("TrialMatch cannot start: ", server.Log.Text, StringComparison.Ordinal);
        Assert.All(because, text => Assert.Contains(text, server.Log.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", server.Log.Text, StringComparison.Ordinal);
    }
}
