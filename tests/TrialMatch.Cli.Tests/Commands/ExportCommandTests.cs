using System.Text.Json.Nodes;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Embedded;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Output.Export;
using TrialMatch.Cli.Server;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class ExportCommandTests(RunningServer server)
{
    public static TheoryData<string> Lists => [.. ExportedList.All.Keys];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Each_column_has_a_meaning_in_the_dictionary_and_a_name_in_the_export(string list)
    {
        var comments = FieldComments.Read();
        var columns = ExportColumn.Of(ExportedList.All[list].Entry);
        Assert.All(columns, column => Assert.NotEmpty(comments.Of(column.Field)));
        (await server.RunAsync("export", list, "--dictionary")).ShouldSay("column,type,meaning,source", columns[0].Field.FullName);

        string[] scope = list == "obstacles" ? ["--where", "parent=networks/norway"] : [];
        var lines = Lines((await server.RunAsync(["export", list, .. scope])).ShouldSay("# complete: "));
        Assert.Equal(string.Join(',', columns.Select(column => column.Name)), lines[0]);
        Assert.StartsWith($"# complete: {lines.Length - 2} entries", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_is_the_list_whole_as_it_filters_and_no_cell_is_a_formula()
    {
        var study = await new Life(server).RegisterAsync("=1+1 exported", "--from", "2065-01-01", "--to", "2066-12-31", "--target", "4");

        var line = Lines((await server.RunAsync("export", "studies", "--where", $"sponsor={study.Sponsor}", "--where", "state=REQUESTED")).ShouldSay("# complete: "))
            .Single(line => line.StartsWith(study.Name + ",", StringComparison.Ordinal));
        Assert.Contains(",'=1+1 exported,REQUESTED,", line, StringComparison.Ordinal);

        var json = Lines((await server.RunAsync("export", "studies", "--output", "json")).ShouldSay("\"export\":\"complete\""));
        Assert.Contains(json, each => JsonNode.Parse(each)!["name"]?.GetValue<string>() == study.Name);
        Assert.Equal(json.Length - 1, JsonNode.Parse(json[^1])!["entries"]!.GetValue<int>());
        await server.RunAsync("withdraw", study.Name);
    }

    [Theory]
    [InlineData("LIST: expected one of", "nonsense")]
    [InlineData("expected FIELD=VALUE with one of sponsor, state, lead", "studies", "--where", "colour=red")]
    [InlineData("expected FIELD=VALUE", "studies", "--where", "state")]
    [InlineData("--where", "studies", "--where", "state=WAITING")]
    [InlineData("expected YYYY-MM-DD", "obstacles", "--where", "from_date=soon")]
    public async Task A_wrong_list_or_filter_is_refused_with_what_there_is(string said, params string[] args) =>
        (await server.RunAsync(["export", .. args])).ShouldBeRefused(2, said);

    [Fact]
    public async Task An_export_of_several_pages_is_whole_and_one_whose_server_goes_away_after_a_page_is_cut_and_says_so()
    {
        await using var lone = new RunningServer();
        await lone.InitializeAsync();
        await RegisterSponsorsAsync(lone, 1_000);
        Assert.StartsWith("# complete: 1001 entries", Lines((await lone.RunAsync("export", "sponsors")).ShouldSay())[^1], StringComparison.Ordinal);

        using var output = new WatchedWriter(line => line.StartsWith("sponsors/", StringComparison.Ordinal), () => lone.StopAsync().AsTask().Wait());
        using var errors = new StringWriter();
        using var terminal = Terminal.Of(output, errors);
        var exitCode = await CommandLine.RunAsync(["export", "sponsors", .. lone.Options], terminal);

        Assert.NotEqual(0, exitCode);
        Assert.StartsWith("trialmatch: ", errors.ToString(), StringComparison.Ordinal);
        var lines = Lines(output.ToString());
        Assert.StartsWith("\"# cut: 1000 entries, ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(1_000, lines.Count(line => line.StartsWith("sponsors/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false, "\"# cut: 1 entries, the server went away\"")]
    [InlineData(true, "{\"export\":\"cut\",\"entries\":1,\"reason\":\"the server went away\"}")]
    public void An_export_that_is_cut_says_so_in_its_last_line(bool isJson, string last)
    {
        using var output = new StringWriter();
        using var terminal = Terminal.Of(output, TextWriter.Null);
        var file = new ExportFile(terminal, StudySummary.Descriptor, isJson);

        file.Begin();
        file.Add(new StudySummary { Name = "studies/one" });
        file.Cut("the server went away");

        Assert.Equal(last, Lines(output.ToString())[^1]);
    }

    private static async Task RegisterSponsorsAsync(RunningServer server, int count)
    {
        var token = EmbeddedLogin.TokenFor(server.DataFolder);
        using var connection = new ServerConnection(new Uri(server.Address), token, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => connection.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest { RequestId = $"many-{number}", SponsorId = $"many-{number}", Sponsor = new Sponsor { DisplayName = "One of many" } },
            connection.OneCall()).ResponseAsync));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
