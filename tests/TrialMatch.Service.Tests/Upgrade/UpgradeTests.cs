using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Upgrade;

/// <summary>A cluster of the previous version becomes one of this version under load, in the order that deploy/README.md gives operators.</summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private const int AcknowledgementsBetweenSteps = 15;

    // A process takes seconds to start, and all that was done meanwhile is read and repeated in the end.
    private const int Callers = 3;

    private static readonly TimeSpan PauseOfEach = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_cluster_is_upgraded_one_process_at_a_time_and_once_back_and_nothing_acknowledged_is_lost_or_done_twice()
    {
        using var previous = await PreviousHost.BuildAsync();
        var settings = PostgresSettings.On(await PostgresServer.CreateDatabaseAsync());
        settings[PreviousHost.Variable] = null;
        await using var cluster = new UpgradedCluster(settings);
        await cluster.MigrateAsync(previous.Program);
        var oldSilo = await cluster.StartSiloAsync(previous.Program);
        var oldGateway = await cluster.StartGatewayAsync(previous.Program);
        var campaign = new Campaign("sponsors/upgraded", Seed.Random(Seed.Number(), stream: 0), Callers, PauseOfEach);
        await cluster.AnyClient().SponsorAsync("upgraded");

        using var stop = new CancellationTokenSource();
        var calls = campaign.RunUntilAsync(cluster.AnyClient, Campaign.MayBeRepeated, stop.Token);
        async Task StepAsync(string step, Func<Task> take)
        {
            await campaign.UntilAcknowledgedAsync(campaign.Acknowledged.Count + AcknowledgementsBetweenSteps, calls);
            output.WriteLine($"{campaign.Acknowledged.Count} acknowledged, {campaign.Interrupted} interrupted; then {step}");
            await take();
        }

        ServerProcess? newSilo = null;
        await StepAsync("migrate", () => cluster.MigrateAsync(ServerProcess.ThisVersion));
        await StepAsync("a new silo joins", async () => newSilo = await cluster.StartSiloAsync(ServerProcess.ThisVersion));
        IReadOnlyList<string> inTriage = [];
        await StepAsync("the old gateway is asked for every field", async () => inTriage = await EveryField.AskAsync(oldGateway.Client));
        await StepAsync("one step back", () => cluster.StopAsync(newSilo!));
        await StepAsync("the old silo reads what is in triage", () => EveryField.AssertInTriageAsync(oldGateway.Client, inTriage));
        await StepAsync("a new silo joins", () => cluster.StartSiloAsync(ServerProcess.ThisVersion));
        await StepAsync("a new gateway joins", () => cluster.StartGatewayAsync(ServerProcess.ThisVersion));
        await StepAsync("the old silo stops", () => cluster.StopAsync(oldSilo));
        await StepAsync("the old gateway stops", () => cluster.StopGatewayAsync(oldGateway));
        await StepAsync("the calls end", stop.CancelAsync);
        await calls;
        await campaign.FinishAsync(cluster.AnyClient());
        Assert.Equal(campaign.Sent.Count, campaign.Acknowledged.Count + campaign.GivenUp);

        var record = await Verdict.RestAsync(cluster.AnyClient());
        record.AssertHasAll(campaign.Acknowledged);
        record.AssertHistoriesTellTheirStudies();
        await Verdict.AssertRepeatingChangesNothingAsync(cluster.AnyClient(), campaign, record);
        await cluster.StopAllAsync();
    }
}
