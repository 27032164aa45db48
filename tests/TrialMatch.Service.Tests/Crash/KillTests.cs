using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>Kills the server process under load. This proves what a kill proves; the loss of power also needs the disk to keep what it was told to sync.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 5;
    private const int MostAcknowledgementsInRound = 60;
    private const int LongestDelayMilliseconds = 60;
    private const int LongestRecoveryMilliseconds = 1_500;

    // A study left in a passing state is due after 5 s and the sweep comes round every 5 s; the rest is for a busy machine.
    private static readonly TimeSpan RestLimit = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan RoundLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_acknowledged_study_and_every_hold_survives_kill_9_and_no_hold_is_left_over()
    {
        var random = new Random(Seed.Next(output));
        var campaign = new Campaign("sponsors/kill", random);
        for (var round = 1; round <= Rounds; round++)
        {
            await RunAndKillAsync(campaign, random, round);
            await KillWhileRecoveringAsync(random);
        }

        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        await campaign.FinishAsync(client);
        Assert.Equal(campaign.Sent.Count, campaign.Acknowledged.Count + campaign.GivenUp);

        await WaitForRestAsync(client);
        var studies = await StudiesAsync(client);
        Print(campaign, studies);
        Assert.Contains(studies, study => study.State == State.Requested);
        Assert.Contains(studies, study => study.State == State.Waitlisted);
        await AssertAcknowledgedAreThereAsync(client, campaign, studies);
        await AssertHoldsAreThoseOfAsync(client, studies);
        await AssertRepeatingChangesNothingAsync(client, campaign, studies);
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAndKillAsync(Campaign campaign, Random random, int round)
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        await client.SponsorAsync("kill");
        await AssertNothingIsPromisedTwiceAsync(client);
        using var killed = new CancellationTokenSource();
        var calls = campaign.RunUntilKilledAsync(client, killed.Token);

        // Counted in acknowledgements, so that a slow machine does as much as a fast one.
        var wanted = campaign.Acknowledged.Count + random.Next(MostAcknowledgementsInRound);
        var furtherMilliseconds = random.Next(LongestDelayMilliseconds);
        await WaitForAsync(() => campaign.Acknowledged.Count >= wanted);
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

    private static async Task WaitForRestAsync(ApiClient client)
    {
        using var limit = new CancellationTokenSource(RestLimit);
        while ((await client.AllStudiesAsync()).Any(study => study.State is State.Registered or State.Matching))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    private static async Task WaitForAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(RoundLimit);
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), limit.Token);
        }
    }

    private static async Task<IReadOnlyList<Study>> StudiesAsync(ApiClient client)
    {
        var list = await client.AllStudiesAsync();
        return await Task.WhenAll(list.Select(summary => client.StudyAsync(summary.Name)));
    }

    private void Print(Campaign campaign, IReadOnlyList<Study> studies)
    {
        var states = studies.GroupBy(study => study.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}");
        output.WriteLine(
            $"{campaign.Acknowledged.Count} acknowledged, {campaign.Interrupted} calls interrupted, {campaign.GivenUp} given up of which "
            + $"{studies.Count - campaign.Acknowledged.Count} were done all the same; {string.Join(", ", states)}; "
            + $"{studies.Count(study => study.MatchingRound > 1)} matched more than once.");
    }

    /// <summary>Its place in the waiting list moves with those before it.</summary>
    private static Study WithoutPlace(Study study)
    {
        var placeless = study.Clone();
        placeless.Waiting = null;
        return placeless;
    }

    private static async Task AssertAcknowledgedAreThereAsync(ApiClient client, Campaign campaign, IReadOnlyList<Study> studies)
    {
        var byName = studies.ToDictionary(study => study.Name);
        foreach (var told in campaign.Acknowledged.Values)
        {
            var now = byName[told.Name];
            if (told.State == State.Waitlisted && now.Version > told.Version)
            {
                // It may have waited for what an interrupted study held, and been served since.
                Assert.Equal(told.Draft, now.Draft);
                Assert.Equal("waitlisted", (await client.EventsAsync(told.Name))[(int)told.Version - 1].Type);
            }
            else
            {
                Assert.Equal(WithoutPlace(told), WithoutPlace(now));
            }
        }
    }

    private static async Task AssertNothingIsPromisedTwiceAsync(ApiClient client)
    {
        foreach (var book in await BooksAsync(client))
        {
            Capacity.AssertNothingIsPromisedTwice(book);
        }
    }

    private static async Task AssertHoldsAreThoseOfAsync(ApiClient client, IReadOnlyList<Study> studies)
    {
        var books = await BooksAsync(client);
        Assert.All(books, Capacity.AssertNothingIsPromisedTwice);
        Assert.Equal(
            Capacity.PatientsReserved(studies.Where(study => study.State == State.Requested)).OrderBy(entry => entry.Key),
            Capacity.PatientsHeld(books).OrderBy(entry => entry.Key));
    }

    private static async Task AssertRepeatingChangesNothingAsync(ApiClient client, Campaign campaign, IReadOnlyList<Study> studies)
    {
        var booksBefore = await BooksAsync(client);
        var byTitle = studies.ToDictionary(study => study.Draft.Title);
        await Task.WhenAll(campaign.Sent.Where(request => byTitle.ContainsKey(request.Draft.Title)).Select(async request =>
            Assert.Equal(WithoutPlace(byTitle[request.Draft.Title]), WithoutPlace(await client.RegisterAsync(request)))));
        Assert.Equal(booksBefore, await BooksAsync(client));
        Assert.Equal(studies.Count, (await client.AllStudiesAsync()).Count);
    }

    private static async Task<GetTrustCapacityResponse[]> BooksAsync(ApiClient client) =>
        await Task.WhenAll((await client.TrustsAsync()).Select(trust => client.CapacityAsync(trust.Name)));
}
