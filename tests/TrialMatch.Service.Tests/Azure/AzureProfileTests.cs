using System.Globalization;
using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Azure;

/// <summary>The server with grain state and silos in an Azure storage account, lists and feed in PostgreSQL.</summary>
public sealed class AzureProfileTests
{
    private const string Nobody =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AA==;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a";

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_knows_what_it_acknowledged_and_each_command_once()
    {
        var settings = await MigratedAsync();
        V1.Study study;
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            using var client = new ApiClient(server.GrpcAddress);
            study = await client.RegisterAsync("a", await client.SponsorAsync("lasting"), Drafts.BreastCancer("Lasting"));
            Assert.Equal(V1.Study.Types.State.Requested, study.State);
            Assert.Empty(server.Log.ErrorsFrom(0));
            await server.KillAsync();
        }

        await using var next = await ServerProcess.StartAsync(settings);
        using var again = new ApiClient(next.GrpcAddress);
        Assert.Equal(study, await again.StudyAsync(study.Name));
        Assert.Equal(study, await again.RegisterAsync("a", "sponsors/lasting", Drafts.BreastCancer("Lasting")));
        Assert.Equal(study.Name, Assert.Single(await again.AllStudiesAsync()).Name);
        Assert.Equal(
            Capacity.PatientsReserved([study]).OrderBy(entry => entry.Key),
            Capacity.PatientsHeld(await Task.WhenAll((await again.TrustsAsync()).Select(trust => again.CapacityAsync(trust.Name))))
                .OrderBy(entry => entry.Key));
        Assert.Equal(0, await next.StopAsync());
        Assert.Empty(next.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task Every_acknowledged_command_survives_kill_9_under_load()
    {
        const int Rounds = 3;
        var random = Seed.Random();
        var settings = await MigratedAsync();
        var campaign = new Campaign("sponsors/kill", random);
        for (var round = 1; round <= Rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(settings);
            using var client = new ApiClient(server.GrpcAddress);
            await client.SponsorAsync("kill");
            using var killed = new CancellationTokenSource();
            var wanted = campaign.Acknowledged.Count + random.Next(5, 30);
            var calls = campaign.RunUntilKilledAsync(client, killed.Token);
            while (campaign.Acknowledged.Count < wanted && !calls.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
            }

            await killed.CancelAsync();
            await server.KillAsync();
            await calls;
        }

        await using var last = await ServerProcess.StartAsync(settings);
        using var reader = new ApiClient(last.GrpcAddress);
        var record = await Crash.Record.ReadAsync(reader);
        record.AssertNothingIsPromisedTwice();
        record.AssertHasAll(campaign.Acknowledged);
        Checked.AtLeast(Rounds * 5, campaign.Acknowledged.Count);
    }

    [Fact]
    public async Task Two_servers_on_one_account_are_one_cluster_and_each_knows_what_the_other_acknowledged()
    {
        var settings = await MigratedAsync();
        var others = new Dictionary<string, string?>(settings)
        {
            ["TRIALMATCH_SILO_PORT"] = PostgresSettings.FreePort().ToString(CultureInfo.InvariantCulture),
        };
        await using var first = await ServerProcess.StartAsync(settings);
        await using var second = await ServerProcess.StartAsync(others);
        using var one = new ApiClient(first.GrpcAddress);
        using var other = new ApiClient(second.GrpcAddress);

        var study = await one.RegisterAsync("a", await one.SponsorAsync("shared"), Drafts.BreastCancer("Shared"));

        Assert.Equal(study, await other.StudyAsync(study.Name));
        Assert.Equal(study, await other.RegisterAsync("a", "sponsors/shared", Drafts.BreastCancer("Shared")));
        Assert.Equal(0, await first.StopAsync());
        Assert.Equal(study, await other.StudyAsync(study.Name));
        Assert.Empty(first.Log.ErrorsFrom(0));
        Assert.Empty(second.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_gateway_serves_what_silos_do_and_the_death_of_one_costs_its_callers_nothing_but_time()
    {
        var cluster = await MigratedAsync();
        await using var first = await ServerProcess.StartAsync(cluster.InRole("silo"));
        await using var gateway = await ServerProcess.StartAsync(cluster.InRole("gateway"));
        using var client = new ApiClient(gateway.GrpcAddress);
        var sponsor = await client.SponsorAsync("lasting");
        var before = await client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Before"));
        Assert.Equal(before.Name, Assert.Single(await client.AllStudiesAsync()).Name);
        await using var second = await ServerProcess.StartAsync(cluster.InRole("silo"));

        await first.KillAsync();

        Assert.Equal(before, await client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Before")));
        var after = await client.RegisterAsync("b", sponsor, Drafts.Of("After", "Psoriasis", target: 5));
        Assert.Equal(V1.Study.Types.State.Requested, after.State);
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Equal(0, await second.StopAsync());
        Assert.Empty(gateway.Log.ErrorsFrom(0));
    }

    [Theory]
    [InlineData("TRIALMATCH_AZURE_STORAGE", null, "TRIALMATCH_AZURE_STORAGE")]
    [InlineData("TRIALMATCH_AZURE_STORAGE", "nonsense", "TRIALMATCH_AZURE_STORAGE")]
    [InlineData("TRIALMATCH_AZURE_CONTAINER", "No-Container", "TRIALMATCH_AZURE_CONTAINER")]
    [InlineData("TRIALMATCH_POSTGRES", null, "TRIALMATCH_POSTGRES")]
    [InlineData("TRIALMATCH_PROFILE", "postgres", "TRIALMATCH_PROFILE: expected \"azure\", as TRIALMATCH_AZURE_STORAGE is set")]
    public async Task A_setting_that_is_missing_or_wrong_is_named(string name, string? value, string because)
    {
        var settings = Settings("Host=/tmp;Database=x;Username=x", Nobody, "trialmatch");
        settings[name] = value;

        await AssertCannotStartAsync(settings, because);
    }

    [Fact]
    public async Task An_account_that_nobody_answers_for_is_said_with_its_setting() => await AssertCannotStartAsync(
        Settings("Host=/tmp;Database=x;Username=x", Nobody, "trialmatch"), "TRIALMATCH_AZURE_STORAGE: the storage account cannot be reached");

    private static async Task AssertCannotStartAsync(Dictionary<string, string?> settings, string because)
    {
        await using var server = ServerProcess.Launch(settings);
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("TrialMatch cannot start: ", server.Log.Text, StringComparison.Ordinal);
        Assert.Contains(because, server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AA==", server.Log.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Settings(string database, string account, string container)
    {
        var settings = PostgresSettings.On(database);
        settings["TRIALMATCH_PROFILE"] = "azure";
        settings["TRIALMATCH_AZURE_STORAGE"] = account;
        settings["TRIALMATCH_AZURE_CONTAINER"] = container;
        return settings;
    }

    private static async Task<Dictionary<string, string?>> MigratedAsync()
    {
        var settings = Settings(await PostgresServer.CreateDatabaseAsync(), await AzuriteServer.AccountAsync(), AzuriteServer.NewContainer());
        await PostgresSettings.MigrateAsync(settings);
        return settings;
    }
}
