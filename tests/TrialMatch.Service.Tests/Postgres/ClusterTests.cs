using TrialMatch.Service.Tests.Crash;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>
/// Three silos, two gateways and a PostgreSQL server of their own, all as processes, under load while they are killed, paused and restarted.
/// TRIALMATCH_CLUSTER_ROUNDS asks for more than one round of faults.
/// </summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const string RoundsVariable = "TRIALMATCH_CLUSTER_ROUNDS";
    private const int Silos = 3;
    private const int Gateways = 2;
    private const int LeastAcknowledgementsBetweenFaults = 5;
    private const int MostAcknowledgementsBetweenFaults = 25;

    private static int Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable(RoundsVariable), System.Globalization.CultureInfo.InvariantCulture, out var rounds) ? rounds : 1;

    [Fact]
    public async Task Whatever_dies_stands_still_or_restarts_nothing_acknowledged_is_lost_nothing_promised_twice_and_all_comes_to_rest()
    {
        var postgres = await PostgresProcess.StartNewAsync();
        Assert.SkipWhen(postgres is null, PostgresProcess.WhyNone);
        await using var ends = postgres;
        var seed = Seed.Number();
        var random = Seed.Random(seed, stream: 0);
        await using var cluster = await RunningCluster.StartAsync(postgres!, Silos, Gateways, Seed.Random(seed, stream: 1));
        var campaign = new Campaign("sponsors/cluster", Seed.Random(seed, stream: 2));
        await cluster.AnyClient().SponsorAsync("cluster");

        using var stop = new CancellationTokenSource();
        var calls = campaign.RunUntilAsync(cluster.AnyClient, Campaign.MayBeRepeated, stop.Token);
        for (var round = 0; round < Rounds; round++)
        {
            Func<Task>[] faults = [cluster.KillSiloAsync, cluster.CrashDatabaseAsync, cluster.PauseSiloAsync, cluster.DropGatewayAsync, cluster.KillSiloAsync];
            random.Shuffle(faults);
            foreach (var fault in faults)
            {
                await ProgressAsync(campaign, random, calls);
                output.WriteLine($"{campaign.Acknowledged.Count} acknowledged; then {fault.Method.Name}");
                await fault();
            }
        }

        await ProgressAsync(campaign, random, calls);
        await stop.CancelAsync();
        await calls;
        await cluster.UntilReadyAsync();
        await campaign.FinishAsync(cluster.AnyClient());
        Assert.Equal(campaign.Sent.Count, campaign.Acknowledged.Count + campaign.GivenUp);

        var record = await Verdict.RestAsync(cluster.AnyClient());
        output.WriteLine($"{campaign.Acknowledged.Count} commands acknowledged for {record.Studies.Count} studies, {campaign.Interrupted} calls interrupted.");
        record.AssertHasAll(campaign.Acknowledged);
        record.AssertHistoriesTellTheirStudies();
        await Verdict.AssertRepeatingChangesNothingAsync(cluster.AnyClient(), campaign, record);
        await cluster.AssertStopsCleanlyAsync();
    }

    private static Task ProgressAsync(Campaign campaign, Random random, Task calls) => campaign.UntilAcknowledgedAsync(
        campaign.Acknowledged.Count + random.Next(LeastAcknowledgementsBetweenFaults, MostAcknowledgementsBetweenFaults), calls);
}
