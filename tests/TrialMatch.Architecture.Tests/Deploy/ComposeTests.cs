using System.Text.Json.Nodes;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>The compose file: that its services fit each other and the server, and may do no more than they need.</summary>
public sealed class ComposeTests
{
    private const string Migrate = "migrate";

    private static readonly JsonObject Compose = YamlFile.Read(DeployFiles.Compose).Single();

    private static readonly IReadOnlyDictionary<string, JsonObject> Services =
        Compose["services"]!.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value!.AsObject());

    [Fact]
    public void There_are_a_database_an_account_silos_and_a_gateway() =>
        Assert.Equal(["azurite", "gateway", Migrate, "postgres", "silo-1", "silo-2"], Services.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_service_may_do_more_than_it_needs() => Assert.All(Services.Values, service =>
    {
        Assert.Equal("true", service.Text("read_only"));
        Assert.Equal(["ALL"], Texts(service["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], Texts(service["security_opt"]));
        Assert.DoesNotMatch("^(0|root)(:|$)", service.Text("user"));
        Assert.NotNull(service.Text("mem_limit"));
    });

    [Fact]
    public void Every_service_that_stays_tells_whether_it_is_healthy() => Assert.All(
        Services.Where(service => service.Key != Migrate), service => Assert.Equal("CMD", Texts(service.Value["healthcheck"]!["test"]).First()));

    [Fact]
    public void Services_wait_for_those_that_there_are_and_secrets_and_configs_are_files() => Assert.All(Services.Values, service =>
    {
        Assert.All(service["depends_on"]?.AsObject() ?? [], needed => Assert.Contains(needed.Key, Services.Keys));
        Assert.All(Texts(service["secrets"]), secret => Assert.StartsWith("./secrets/", Compose.Text("secrets", secret, "file"), StringComparison.Ordinal));
        Assert.All(service["configs"].Items(), config => Assert.NotNull(Compose.Text("configs", config.Text("source")!, "file")));
        Assert.All(Texts(service["networks"]), network => Assert.True(Compose["networks"]!.AsObject().ContainsKey(network)));
    });

    [Fact]
    public void Silos_and_gateway_share_a_network_namespace_and_no_port_in_it()
    {
        var servers = Services.Values.Where(service => service.Text("image")!.StartsWith("trialmatch:", StringComparison.Ordinal) && service["healthcheck"] is not null).ToList();
        Assert.All(servers, server => Assert.Equal("service:azurite", server.Text("network_mode")));
        var ports = servers.SelectMany(server => server["environment"]!.AsObject()).Where(entry => entry.Key.EndsWith("_PORT", StringComparison.Ordinal)).Select(entry => entry.Value!.GetValue<string>()).ToList();
        Assert.Equal(6, ports.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(6, ports.Count);
    }

    [Fact]
    public void Nothing_is_published_beyond_this_machine()
    {
        var published = Services.Values.SelectMany(service => Texts(service["ports"])).ToList();
        Assert.Equal(["127.0.0.1:5081:5081"], published);
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list.Items().Select(item => item.GetValue<string>());
}
