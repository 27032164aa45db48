using Google.Protobuf;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private const int Screens = 3;
    private const int ScreenLines = 40;
    private const int ScreenWidth = 80;

    // How many a study can be offered depends on the planning defaults; that each is answered does not.
    private static readonly Study.Types.State[] AtRest = [Study.Types.State.Requested, Study.Types.State.Exploring, Study.Types.State.Waitlisted, Study.Types.State.NotFeasible];

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    private string[] Folders => Directory.GetDirectories(_folder.Path, "trialmatch-demo-*");

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public async Task It_tells_a_story_of_three_screens_and_ends_by_itself(int columns)
    {
        var finished = await Trialmatch.RunWithAsync([("COLUMNS", Life.Text(columns))], "demo");

        var said = finished.ShouldSay();
        Printed.InOrder(
            string.Join(' ', said.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            "studies came in",
            "What Norway answers",
            "planning defaults",
            "One of them to its end",
            "Norway can offer ",
            "Next: sites say whether they are interested by ",
            "nothing is held",
            "Who is interested",
            "Not interested, for competing studies: ",
            "Interested, but wants to know more: ",
            "patients in all by their own figures",
            "The report: ",
            "sites said yes and could offer ",
            "The sponsor confirms: ",
            "Now capacity is held.",
            "Who declines, and what happens then",
            "declines: competing study.",
            "reminded",
            "Norway offers ",
            "The sponsor accepts the offer",
            "How it recruits",
            "Closed: ",
            "Who waits, and gets served",
            "It waits",
            "withdraws it",
            "served with the capacity",
            "--details");
        var lines = said.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.True(TextFold.WidthOf(line) <= columns, line));
        Assert.DoesNotContain('…', said);
        Assert.True(columns < ScreenWidth || lines.Length <= Screens * ScreenLines, $"{lines.Length} lines:\n{said}");
        Assert.Contains("[1/", finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" warn: ", finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" info: ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_details_it_shows_each_plan_and_every_event_of_a_life_and_says_that_time_is_moved()
    {
        var said = (await Trialmatch.RunAsync("demo", "--details")).ShouldSay("Not chosen (", "import: ", "assumed: ");

        Assert.True(said.Split("Chosen sites (").Length > 6, "at least six studies have sites");
        Printed.InOrder(
            said,
            "Centre   NorTrials ", "On time  ", "studies registered",
            "with time moved forward", "An inquiry: ", "interest-reported", "interest-lapsed", "feasibility-reported", "Feasibility report, as of ", "Sites asked whether they are interested",
            "inquiry-confirmed", "request-declined", "sites-picked: round 2", "requests-reminded", "request-accepted",
            "Offer    ", "Stands   until ", "offer-accepted", "placed", "on time ", "last-patient-in", "closed: recruited ",
            "Studies that want the same patients", "waitlisted", "Waits    as number 1 ", "withdrawn", "its turn in the waiting list");
        Assert.True(said.Split("--> ").Length > 5, "time is moved, and each move is said");
        Assert.DoesNotContain('…', said);
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
        Assert.All(registered, reply => Assert.Contains(reply.State, AtRest));
        var inquiry = Assert.Single(registered, reply => reply.State == Study.Types.State.Exploring);
        Assert.Contains(studies, reply => reply.Name == inquiry.Name && reply.State == Study.Types.State.Closed && reply.Recruitment.RecruitedPatients > 0);
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

        var tokenFile = _folder.File("login.json");
        (await Trialmatch.RunAsync("login", "--as", "operator", "--data", lines["data"], "--token-file", tokenFile)).ShouldSay();
        var listed = (await Trialmatch.RunAsync("list", "--server", lines["gRPC"], "--token-file", tokenFile, "--output", "json")).ShouldReply<ListStudiesResponse>();
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
