using System.Text.Json;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>A server that accepts the tokens of a real issuer, under each profile.</summary>
public sealed class IdentifiedServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    internal TestIssuer Issuer { get; private set; } = null!;

    internal ServerProcess Process { get; private set; } = null!;

    /// <summary>Who may get a token.</summary>
    private static readonly string[] Clients =
    [
        "operator", "national", "sponsor:acme", "sponsor:beta", "sponsor:cyan", "sponsor:dune", "sponsor:zyx-pharma", "sponsor:yonder", "sponsor:inquirer",
        "sponsor:veiled-co", "site:bergen", "site:stavanger", "centre:cancer", "region:west", "region:north",
    ];

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        Process = await ServerProcess.StartAsync(SettingsFor(_folder, Issuer, "oidc", Clients));
    }

    /// <summary>The settings of a server that accepts an issuer's tokens, whose claim "roles" holds grants.</summary>
    internal static Dictionary<string, string?> SettingsFor(TemporaryFolder folder, TestIssuer issuer, string profile, params string[] grants)
    {
        var settings = ServerProcess.SettingsFor(folder.File("data"));
        settings["TRIALMATCH_LOCAL_IDENTITY"] = null;

        // All tokens have the same subject, and these tests ask quickly.
        settings["TRIALMATCH_CALLER_CALLS_PER_SECOND"] = "100000";
        settings["TRIALMATCH_IDENTITY"] = folder.Write("identity.json", JsonSerializer.Serialize(new
        {
            issuers = new[]
            {
                new { issuer = issuer.Name, audience = TestIssuer.Audience, profile, rolesClaim = "roles", roles = grants.ToDictionary(grant => grant, grant => grant) },
            },
        }));
        return settings;
    }

    internal async Task<ApiClient> ClientAsync(string grant) => new(Process.GrpcAddress, await Issuer.TokenAsync(("roles", grant)));

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Issuer.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Tests that share such a server.</summary>
[CollectionDefinition(Name)]
public sealed class SharedIdentifiedServer : ICollectionFixture<IdentifiedServer>
{
    public const string Name = "shared server with an issuer";
}
