using System.Globalization;
using System.Net;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>Silos and gateways as processes apart, on one database.</summary>
public sealed class RoleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gateway_serves_what_silos_do_and_the_death_of_one_costs_its_callers_nothing_but_time()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        await using var first = await ServerProcess.StartAsync(cluster.InRole("silo"));
        await using var gateway = await ServerProcess.StartAsync(cluster.InRole("gateway"));
        using var client = new ApiClient(gateway.GrpcAddress);
        var sponsor = await client.SponsorAsync("lasting");
        var before = await client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Before"));
        Assert.Equal(before.Name, Assert.Single(await client.AllStudiesAsync()).Name);
        await using var second = await ServerProcess.StartAsync(cluster.InRole("silo"));

        await first.KillAsync();

        // One call each, and no second try of the caller's.
        Assert.Equal(before, await client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Before")));
        var after = await client.RegisterAsync("b", sponsor, Drafts.Of("After", "Psoriasis", target: 5));
        Assert.Equal(V1.Study.Types.State.Requested, after.State);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await second.PageAsync("health", Cancelled));
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Equal(0, await second.StopAsync());
        Assert.Empty(gateway.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_gateway_without_silos_is_alive_but_not_ready_says_so_to_callers_and_serves_once_there_is_one()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        var silo = cluster.InRole("silo");
        var first = await ServerProcess.StartAsync(silo);
        await using var gateway = await ServerProcess.StartAsync(cluster.InRole("gateway"));
        using var client = new ApiClient(gateway.GrpcAddress);
        var study = await client.RegisterAsync("a", await client.SponsorAsync("patient"), Drafts.BreastCancer("Patient"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await gateway.PageAsync("health", Cancelled));

        await first.KillAsync();
        await first.DisposeAsync();

        await gateway.UntilReadyAsync(isReady: false, Cancelled).WaitAsync(Patience, Cancelled);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy: no silo answers"), await gateway.PageAsync("health", Cancelled));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await gateway.PageAsync("alive", Cancelled));
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await client.StudyAsync(study.Name));
        Assert.True(refusal.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded, refusal.Status.ToString());
        Assert.Equal(study.Name, Assert.Single(await client.AllStudiesAsync()).Name);

        await using var next = await ServerProcess.StartAsync(silo);
        await gateway.UntilReadyAsync(isReady: true, Cancelled).WaitAsync(Patience, Cancelled);
        Assert.Equal(study, await client.StudyAsync(study.Name));
    }

    [Fact]
    public async Task A_call_to_a_gateway_whose_last_silo_was_stopped_waits_for_the_next_one()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        var silo = cluster.InRole("silo");
        await using var first = await ServerProcess.StartAsync(silo);
        await using var gateway = await ServerProcess.StartAsync(cluster.InRole("gateway"));
        using var client = new ApiClient(gateway.GrpcAddress);
        var sponsor = await client.SponsorAsync("waits");

        Assert.Equal(0, await first.StopAsync());
        var registration = client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Waits"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy: no silo answers"), await gateway.PageAsync("health", Cancelled));
        await using var next = await ServerProcess.StartAsync(silo);

        Assert.Equal(V1.Study.Types.State.Requested, (await registration).State);
    }

    [Fact]
    public async Task A_gateway_that_waits_for_its_first_silo_is_alive_and_not_ready()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        var settings = cluster.InRole("gateway");
        settings["TRIALMATCH_HTTP_PORT"] = PostgresSettings.FreePort().ToString(CultureInfo.InvariantCulture);
        await using var gateway = ServerProcess.Launch(settings);
        await UntilWaitingAsync(gateway);

        var pages = new Uri($"http://127.0.0.1:{settings["TRIALMATCH_HTTP_PORT"]}");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthPages.GetAsync(pages, "alive", Cancelled));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy: no silo answers"), await HealthPages.GetAsync(pages, "health", Cancelled));

        await using var silo = await ServerProcess.StartAsync(cluster.InRole("silo"));
        while (await HealthPages.GetAsync(pages, "health", Cancelled) != (HttpStatusCode.OK, "Healthy"))
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task A_gateway_that_is_refused_its_database_says_so_and_does_not_wait_for_a_silo()
    {
        await using var gateway = ServerProcess.Launch(PostgresSettings.On(await PostgresServer.CreateDatabaseAsync()).InRole("gateway"));

        Assert.Equal(1, await gateway.ExitAsync());
        Assert.Contains("run 'migrate' once", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_tells_in_its_health_which_trusts_cannot_be_read()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        V1.Study study;
        var silo = cluster.InRole("silo");
        await using (var first = await ServerProcess.StartAsync(cluster))
        {
            using var client = new ApiClient(first.GrpcAddress);
            study = await client.RegisterAsync("a", await client.SponsorAsync("early"), Drafts.BreastCancer("Early"));
            Assert.Equal(0, await first.StopAsync());
        }

        var spoilt = study.Requests[0].Trust["trusts/".Length..];
        await PostgresServer.ExecuteAsync(
            cluster["TRIALMATCH_POSTGRES"]!,
            $"UPDATE trialmatch.grain_state SET payload = '\\x7b', is_compressed = false WHERE grain_type = 'trust' AND grain_key = '{spoilt}' AND state_name = 'ledger-0'");
        await using var next = await ServerProcess.StartAsync(silo);
        await using var gateway = await ServerProcess.StartAsync(cluster.InRole("gateway"));

        Assert.Equal(
            (HttpStatusCode.OK, $"Degraded: the stored state of {spoilt} cannot be read; plans leave it out until it is restored"),
            await gateway.PageAsync("health", Cancelled));
    }

    [Fact]
    public async Task A_gateway_that_waits_for_a_silo_ends_quietly_when_it_is_asked_to()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        await using var gateway = ServerProcess.Launch(cluster.InRole("gateway"));
        await UntilWaitingAsync(gateway);

        Assert.Equal(0, await gateway.StopAsync());
        Assert.DoesNotContain("Exception", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_stood_still_until_the_others_gave_it_up_ends_itself_when_it_goes_on()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        await using var still = await ServerProcess.StartAsync(cluster.InRole("silo"));
        await using var other = await ServerProcess.StartAsync(cluster.InRole("silo"));
        await using var third = await ServerProcess.StartAsync(cluster.InRole("silo"));
        await using var gateway = await ServerProcess.StartAsync(cluster.InRole("gateway"));
        using var client = new ApiClient(gateway.GrpcAddress);
        var study = await client.RegisterAsync("a", await client.SponsorAsync("still"), Drafts.BreastCancer("Still"));

        still.Pause();
        await UntilGivenUpAsync(cluster["TRIALMATCH_POSTGRES"]!).WaitAsync(Patience, Cancelled);
        Assert.Equal(study, await client.StudyAsync(study.Name));
        still.Continue();

        Assert.NotEqual(0, await still.ExitAsync());
        Assert.Equal(study, await client.StudyAsync(study.Name));
    }

    [Theory]
    [InlineData("embedded", "silo", "TRIALMATCH_ROLE: expected \"all\"")]
    [InlineData("postgres", "both", "TRIALMATCH_ROLE: expected \"all\", \"silo\" or \"gateway\", found \"both\"")]
    public async Task A_role_that_there_is_not_or_that_needs_a_database_is_refused(string profile, string role, string because)
    {
        var settings = PostgresSettings.On("Host=/tmp;Database=x;Username=x");
        await using var server = ServerProcess.Launch(settings, "--role", role, "--profile", profile);

        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("TrialMatch cannot start: " + because, server.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_is_refused_an_address_that_other_machines_reach()
    {
        var settings = PostgresSettings.On("Host=/tmp;Database=x;Username=x");
        settings["TRIALMATCH_SILO_ADDRESS"] = "192.0.2.1";
        await using var server = ServerProcess.Launch(settings);

        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("TRIALMATCH_SILO_ADDRESS: expected an address of this machine alone", server.Log.Text, StringComparison.Ordinal);
    }

    private static async Task UntilWaitingAsync(ServerProcess gateway)
    {
        while (!gateway.Log.Text.Contains("No silo answers yet", StringComparison.Ordinal))
        {
            Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task UntilGivenUpAsync(string database)
    {
        while (await PostgresServer.CountAsync(database, "SELECT count(*) FROM trialmatch.membership WHERE status = 6") == 0)
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }
}
