using TrialMatch.Service.Tests.Server;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>Kills the server process under load. This proves what a kill proves; the loss of power also needs the disk to keep what it was told to sync.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 5;
    private const int LeastAcknowledgementsInRound = 10;
    private const int MostAcknowledgementsInRound = 90;
    private const int LongestDelayMilliseconds = 60;
    private const int LongestRecoveryMilliseconds = 1_500;

    private static readonly TimeSpan RoundLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_acknowledged_command_survives_kill_9_and_ledgers_keep_what_living_studies_want_and_nothing_else()
    {
        var random = Seed.Random();
        var campaign = new Campaign("sponsors/kill", random);
        for (var round = 1; round <= Rounds; round++)
        {
            await RunAndKillAsync(campaign, random, round);
            await KillWhileRecoveringAsync(random);
        }

        AssertEachStageWasReached(campaign);
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        await AssertIntactAsync(client, campaign);
        await campaign.FinishAsync(client);
        Assert.Equal(campaign.Sent.Count, campaign.Acknowledged.Count + campaign.GivenUp);

        var record = await Verdict.RestAsync(client);
        Print(campaign, record);
        Assert.Contains(record.Studies, study => study.State == State.Requested);
        Assert.Contains(record.Studies, study => study.State == State.Waitlisted);
        record.AssertHasAll(campaign.Acknowledged);
        await Verdict.AssertRepeatingChangesNothingAsync(client, campaign, record);
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAndKillAsync(Campaign campaign, Random random, int round)
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        await client.SponsorAsync("kill");
        await AssertIntactAsync(client, campaign);

        // Callers meet a server that is still recovering, or one that has come to rest.
        if (random.Next(2) == 0)
        {
            await Verdict.RestAsync(client);
        }

        using var killed = new CancellationTokenSource();
        var calls = campaign.RunUntilKilledAsync(client, killed.Token);

        // Counted in acknowledgements, so that a slow machine does as much as a fast one.
        var wanted = campaign.Acknowledged.Count + random.Next(LeastAcknowledgementsInRound, MostAcknowledgementsInRound);
        var furtherMilliseconds = random.Next(LongestDelayMilliseconds);
        await WaitForAsync(() => campaign.Acknowledged.Count >= wanted || calls.IsCompleted);
        await Task.Delay(furtherMilliseconds, TestContext.Current.CancellationToken);
        await killed.CancelAsync();
        await server.KillAsync();
        await calls;

        output.WriteLine(
            $"Round {round}: killed {furtherMilliseconds} ms after acknowledgement {wanted}, {campaign.Acknowledged.Count} by then.");
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    private async Task KillWhileRecoveringAsync(Random random)
    {
        await using var server = ServerProcess.Launch(ServerProcess.SettingsFor(_folder.Path));
        await Task.Delay(random.Next(LongestRecoveryMilliseconds), TestContext.Current.CancellationToken);
        await server.KillAsync();
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    /// <summary>What holds at any time, also while the server recovers.</summary>
    private static async Task AssertIntactAsync(ApiClient client, Campaign campaign)
    {
        var record = await Record.ReadAsync(client);
        record.AssertNothingIsPromisedTwice();
        record.AssertHasAll(campaign.Acknowledged);
    }

    private static async Task WaitForAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(RoundLimit);
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), limit.Token);
        }
    }

    private static void AssertEachStageWasReached(Campaign campaign) => Assert.All(
        [Commands.Registered, Commands.RequestAccepted, Commands.OfferAccepted, Commands.Reported, Commands.Closed],
        type => Assert.True(campaign.CountAcknowledged(type) > 0, $"No {type} was acknowledged between kills."));

    private void Print(Campaign campaign, Record record)
    {
        var commands = campaign.Acknowledged.Keys.GroupBy(command => command.Type).Select(group => $"{group.Count()} {group.Key}");
        var states = record.Studies.GroupBy(study => study.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}");
        output.WriteLine(
            $"Acknowledged: {string.Join(", ", commands)}; {campaign.Interrupted} calls interrupted, {campaign.GivenUp} registrations given up "
            + $"of which {record.Studies.Count - campaign.CountAcknowledged(Commands.Registered)} were done all the same; "
            + $"{string.Join(", ", states)}; {record.Studies.Count(study => study.MatchingRound > 1)} matched more than once.");
    }
}
