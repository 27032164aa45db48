using Google.Protobuf;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string[] Folders => Directory.GetDirectories(_folder.Path, "trialmatch-demo-*");

    [Fact]
    public async Task It_shows_for_each_study_its_centre_sites_and_the_others_and_ends_by_itself()
    {
        var finished = await Trialmatch.RunAsync("demo");

        var said = finished.ShouldSay("Centre   NorTrials ", "On time  ", "Chosen sites (", "Not chosen (", "planning defaults", "studies registered");
        Assert.True(said.Split("Chosen sites (").Length > 6, "at least six studies have sites");
        Assert.Contains("[1/", finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" warn: ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_plays_a_life_from_the_first_answer_to_closure_and_says_that_time_is_moved()
    {
        var said = (await Trialmatch.RunAsync("demo")).ShouldSay();

        string[] milestones =
        [
            "with time moved forward", "request-declined", "sites-picked: round 2", "requests-reminded", "request-accepted",
            "Offer    ", "Stands   until ", "offer-accepted", "placed", "on time ", "last-patient-in", "closed: recruited ",
            "Two studies want the same patients", "waitlisted", "Waits    as number 1 ", "withdrawn", "its turn in the waiting list",
        ];
        var from = said.IndexOf(milestones[0], StringComparison.Ordinal);
        foreach (var milestone in milestones)
        {
            var at = said.IndexOf(milestone, Math.Max(from, 0), StringComparison.Ordinal);
            Assert.True(at >= from && from >= 0, $"expected \"{milestone}\" after the milestones before it in:\n{said}");
            from = at;
        }

        Assert.True(said.Split("--> ").Length > 5, "time is moved, and each move is said");
    }

    [Fact]
    public async Task As_json_it_is_one_reply_a_line_registrations_of_every_area_first_and_nothing_is_left_behind()
    {
        using var process = Trialmatch.Start(_folder.Path, ["demo", "--output", "json"]);

        var finished = await Trialmatch.FinishAsync(process, []);

        Assert.True(finished.ExitCode == 0, finished.ToString());
        var studies = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<Study>).ToList();
        var registered = studies.Take(8).ToList();
        Assert.Equal(6, registered.Select(reply => reply.Plan.Classification.Lead).Distinct().Count());
        Assert.All(registered, reply => Assert.Equal(Study.Types.State.Requested, reply.State));
        Assert.Contains(studies, reply => reply.State == Study.Types.State.Closed && reply.Recruitment.RecruitedPatients > 0);
        Assert.Empty(Folders);
    }

    [Fact]
    public async Task Kept_up_it_serves_until_asked_to_end_and_keeps_the_data()
    {
        using var process = Trialmatch.Start(_folder.Path, ["demo", "--keep"]);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!lines.ContainsKey("data") && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [("gRPC" or "health" or "data") and var name, var value])
            {
                lines[name] = value;
            }
        }

        var listed = (await Trialmatch.RunAsync("list", "--server", lines["gRPC"], "--output", "json")).ShouldReply<ListStudiesResponse>();
        Assert.True(listed.Studies.Count >= 6, $"{listed.Studies.Count} studies");
        await process.AskToEndAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(Path.Combine(lines["data"], "trialmatch.db")));
    }

    [Fact]
    public async Task Interrupted_it_says_so_and_leaves_nothing_behind()
    {
        using var process = Trialmatch.Start(_folder.Path, ["demo", "--output", "json"]);
        Assert.StartsWith("Starting a server", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("[1/", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(Folders);

        await process.AskToEndAsync();

        Assert.Equal(143, process.ExitCode);
        Assert.EndsWith("trialmatch: interrupted\n", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Folders);
    }

    public void Dispose() => _folder.Dispose();
}
