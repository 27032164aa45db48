using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Output;

/// <summary>What every command prints, at the widths of people's terminals.</summary>
[Collection(ServerCollection.Name)]
public sealed class WidthTests(RunningServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();
    private readonly Life _life = new(server);

    [Fact]
    public async Task Every_command_says_at_60_80_120_and_200_columns_all_that_it_says_at_any_width_and_no_line_is_longer()
    {
        foreach (var command in await CommandsAsync())
        {
            var whole = Words(await PrintedAsync(command, Terminal.Unbounded));
            foreach (var width in new[] { 60, 80, 120, 200 })
            {
                var printed = await PrintedAsync(command, width);

                var name = $"{string.Join(' ', command)} at {width}";
                // What is to be copied stays whole.
                Assert.All(printed.Split('\n').Where(line => !line.StartsWith("--page-token ", StringComparison.Ordinal)), line => Assert.True(TextFold.WidthOf(line) <= width, $"{name}: too long: {line}"));
                Assert.DoesNotContain('…', printed);
                var lost = whole.Except(Words(printed)).ToList();
                Assert.True(lost.Count == 0, $"{name} lost {string.Join(", ", lost)} in\n{printed}");
            }
        }
    }

    [Fact]
    public async Task No_answer_or_list_shows_an_enum_name_in_capitals()
    {
        HashSet<string> names =
        [
            .. EnumNames.Chosen<Area>().Select(area => EnumNames.Of(area)),
            .. EnumNames.Chosen<SiteDecision.Types.Reason>().Select(reason => EnumNames.Of(reason)),
            .. EnumNames.Chosen<Study.Types.State>().Select(state => EnumNames.Of(state)),
            .. EnumNames.Chosen<Phase>().Select(phase => EnumNames.Of(phase)),
        ];
        foreach (var command in (await CommandsAsync()).Where(command => command[0] is not "history" && !command.Contains("--details")))
        {
            var shown = Words(await PrintedAsync(command, 80)).Select(word => word.Trim(',', ';', '.', '(', ')')).Intersect(names).ToList();

            Assert.True(shown.Count == 0, $"{string.Join(' ', command)}: {string.Join(", ", shown)}");
        }
    }

    [Fact]
    public async Task A_list_at_60_columns_names_every_study_with_its_title()
    {
        await _life.RegisterAsync("A title of several words that are longer than what a narrow column holds", "--from", "2071-01-01", "--to", "2072-12-31");
        var all = (await server.RunAsync("list", "--page-size", "1000", "--output", "json")).ShouldReply<ListStudiesResponse>().Studies;

        var words = Words(await PrintedAsync(["list", "--page-size", "1000"], 60));

        Assert.All(all, study => Assert.Subset(words, Words($"{study.Name["studies/".Length..]} {study.Title}")));
    }

    [Fact]
    public async Task A_months_column_stands_for_each_month_and_a_line_for_each_pool()
    {
        var printed = await PrintedAsync(["capacity", "show", "ous", "--from", "2071-01", "--months", "3"], 100);

        Assert.Contains("Jan 2071  Feb 2071  Mar 2071", printed, StringComparison.Ordinal);
        Assert.Single(printed.Split('\n'), line => line.TrimStart().StartsWith("pharmacy-preparations ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_study_that_holds_capacity_has_one_line_and_by_month_all_of_them()
    {
        var study = await _life.RegisterAsync("Held by the month", "--from", "2073-01-01", "--to", "2074-12-31");
        string[] command = ["capacity", "holds", study.Requests[0].Trust, "--page-size", "1000"];
        var id = study.Name["studies/".Length..];

        Assert.Single((await PrintedAsync(command, Terminal.Unbounded)).Split('\n'), line => line.Contains(id, StringComparison.Ordinal));
        Assert.True((await PrintedAsync([.. command, "--by-month"], Terminal.Unbounded)).Split(id).Length > 10);
    }

    [Fact]
    public async Task A_pipe_is_as_wide_as_COLUMNS_says()
    {
        var narrow = await Trialmatch.RunWithAsync([("COLUMNS", "60")], ["trusts", .. server.Options]);
        var unbounded = await server.RunAsync("trusts");

        Assert.InRange(narrow.Output.Split('\n').Max(TextFold.WidthOf), 40, 60);
        Assert.True(unbounded.Output.Split('\n').Max(TextFold.WidthOf) > 100);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<string[]>> CommandsAsync()
    {
        var requested = await _life.RegisterAsync("Requested, with a title that is far longer than any column of a list is wide", "--from", "2075-01-01", "--to", "2076-12-31");
        var offered = await _life.AcceptAllAsync(await _life.RegisterAsync("Offered", "--from", "2077-01-01", "--to", "2078-12-31"));
        var placed = await _life.PlaceAsync(await _life.RegisterAsync("Placed", "--from", "2079-01-01", "--to", "2080-12-31"));
        var asking = await _life.InquireAsync("An inquiry", "--from", "2081-01-01", "--to", "2082-12-31");
        var trust = requested.Requests[0].Trust;
        return
        [
            ["list"], ["requests"], ["requests", "--all"], ["requests", "--detail"], ["waiting"], ["centres"], ["centres", "cancer"], ["trusts"], ["trusts", "ous"],
            ["capacity", "show", trust, "--from", "2075-01"], ["capacity", "show", trust, "--from", "2075-01", "--by-month"],
            ["trusts", trust, "--capacity"], ["capacity", "holds", trust], ["capacity", "holds", trust, "--by-month"],
            ["sponsor", "show", RunningServer.Sponsor],
            ["show", requested.Name], ["show", offered.Name], ["show", placed.Name],
            ["show", requested.Name, "--details"], ["show", offered.Name, "--details"], ["show", placed.Name, "--details"], ["offer", offered.Name], ["recruitment", "show", placed.Name],
            ["show", asking.Name], ["show", asking.Name, "--details"], ["report", asking.Name], ["history", asking.Name],
            ["history", placed.Name], ["preview", _folder.Write("draft.json", Drafts.With()), "--from", "2075-06-01", "--to", "2076-12-31"],
            ["preview", _folder.Write("draft.json", Drafts.With()), "--from", "2075-06-01", "--to", "2076-12-31", "--details"],
        ];
    }

    private Task<string> PrintedAsync(string[] command, int width) => Printed.ByAsync(server, width, command);

    // A record says what is not known by leaving it out, and a field's header with a colon.
    private static HashSet<string> Words(string text) =>
    [
        .. text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd(':'))
            .Where(word => word != Figures.None && word.Trim('─').Length > 0),
    ];
}
