using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class WatchCommandTests : IDisposable
{
    private readonly ServeProcess _server = new();

    [Fact]
    public async Task A_study_is_followed_through_the_death_of_its_server_to_its_end_and_no_event_is_lost_or_repeated()
    {
        var study = await RegisterAsync();
        using var watch = new Watch<WatchStudyResponse>(["study", study.Name, .. _server.Options]);
        var seen = new List<StudyEvent>();
        while (seen.Count < study.Version)
        {
            seen.Add((await watch.NextAsync()).Event);
        }

        await _server.KillAsync();
        await _server.StartAsync();
        (await _server.RunAsync("prioritise", study.Name, "3")).ShouldSay("requested");
        seen.Add((await watch.NextAsync()).Event);
        (await _server.RunAsync("withdraw", study.Name)).ShouldSay("withdrawn");
        var finished = await watch.FinishAsync();

        Assert.True(finished.ExitCode == 0, finished.ToString());
        Assert.Contains($"is lost; trying again, after version {study.Version}", finished.Error, StringComparison.Ordinal);
        Assert.Contains("it is over", finished.Error, StringComparison.Ordinal);
        seen.AddRange(finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Google.Protobuf.JsonParser.Default.Parse<WatchStudyResponse>(line).Event));
        var history = (await _server.RunAsync("history", study.Name, "--output", "json")).ShouldReply<ListStudyEventsResponse>().Events;
        Assert.Equal(history, seen);
    }

    [Fact]
    public async Task Stopped_it_says_where_to_go_on_and_a_later_watch_goes_on_there()
    {
        var study = await RegisterAsync();
        using var watch = new Watch<WatchStudyResponse>(["study", study.Name, .. _server.Options]);
        for (var version = 1; version <= study.Version; version++)
        {
            Assert.Equal(version, (await watch.NextAsync()).Event.Version);
        }

        var finished = await watch.StopAsync();
        Assert.True(finished.ExitCode == 0, finished.ToString());
        Assert.Contains($"go on with --after {study.Version}", finished.Error, StringComparison.Ordinal);

        (await _server.RunAsync("withdraw", study.Name)).ShouldSay("withdrawn");
        var rest = await _server.RunAsync("watch", "study", study.Name, "--after", Life.Text((int)study.Version));
        Assert.StartsWith($"{study.Version + 1}  ", rest.ShouldSay("withdrawn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_centre_follows_its_requests_through_a_restart_of_the_server_which_does_not_wait_for_it()
    {
        var study = await RegisterAsync();
        var centre = (await _server.RunAsync("centres", "--output", "json")).ShouldReply<ListCentresResponse>()
            .Centres.Single(candidate => candidate.Area == study.Plan.Classification.Lead).Name;
        using var watch = new Watch<WatchRequestsResponse>(["requests", centre, .. _server.Options]);
        using var other = new Watch<WatchStudyResponse>(["study", study.Name, .. _server.Options]);
        var asked = await watch.NextAsync();
        await other.NextAsync();
        Assert.Equal("holds-made", asked.Type);

        var ending = await _server.EndAsync();
        await _server.StartAsync();
        var trust = asked.Requests[0].Trust;
        (await _server.RunAsync("answer", study.Name, trust, "--decline", "staff")).ShouldSay("declined");
        var answered = await watch.NextAsync();

        Assert.True(ending < TimeSpan.FromSeconds(15), $"the server took {ending} to end");
        Assert.Equal("request-declined", answered.Type);
        Assert.True(answered.Version > asked.Version, $"{answered.Version} after {asked.Version}");
        Assert.Equal(trust, answered.Requests.Single().Trust);
        Assert.Equal(0, (await watch.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_exit_code_4_and_where_to_go_on_is_said()
    {
        var study = await RegisterAsync();
        using var watch = new Watch<WatchStudyResponse>(["study", study.Name, "--timeout", "2", .. _server.Options]);
        await watch.NextAsync();
        await _server.KillAsync();

        var finished = await watch.FinishAsync();

        Assert.True(finished.ExitCode == 4, finished.ToString());
        Assert.Contains($"trialmatch: no TrialMatch server answers at {_server.Address}", finished.Error, StringComparison.Ordinal);
        Assert.Contains($"go on with --after {study.Version}", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_watched_is_bad_input()
    {
        var study = await RegisterAsync();

        (await _server.RunAsync("watch", "study", "study-that-is-not")).ShouldBeRefused(2, "studies/study-that-is-not");
        (await _server.RunAsync("watch", "requests", "lungs")).ShouldBeRefused(2, "centres/lungs");
        (await _server.RunAsync("watch", "study", study.Name, "--after", "-1")).ShouldBeRefused(2, "--after: ");
        (await _server.RunAsync("watch", "study", study.Name, "--after", "1000")).ShouldBeRefused(2, "--after: ");
        (await _server.RunAsync("watch", "requests", "cancer", "--after", "1000")).ShouldBeRefused(2, "--after: ");
        (await _server.RunAsync("watch", "study", study.Name, "--after", "soon")).ShouldBeRefused(2, "--after: expected a version");
    }

    [Fact]
    public async Task Nobody_listening_is_exit_code_4_at_once() =>
        (await _server.RunAsync("watch", "study", "s", "--timeout", "600")).ShouldBeRefused(4, _server.Address, "trialmatch serve");

    public void Dispose() => _server.Dispose();

    private async Task<Study> RegisterAsync()
    {
        await _server.StartAsync();
        (await _server.RunAsync("sponsor", "register", "acme", "--name", "Acme")).ShouldSay("sponsors/acme");
        return (await _server.RunAsync(Drafts.Bytes(), "register", "-", "--sponsor", "acme", "--output", "json")).ShouldReply<Study>();
    }
}
