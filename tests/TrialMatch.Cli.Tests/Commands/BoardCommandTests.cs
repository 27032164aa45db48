using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class BoardCommandTests(RunningServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_board_pack_shows_figures_beside_the_year_before_and_what_needs_a_decision()
    {
        (await server.RunAsync("board", "regions/north")).ShouldSay("Helse Nord", "Year before", "What needs a decision");
        var pack = (await server.RunAsync("board", "unn", "--year", "2024", "--output", "json")).ShouldReply<GetBoardPackResponse>().Pack;

        Assert.Equal(("trusts/unn", 2024, 2023), (pack.Parent, pack.ThisYear.StartDate.Year, pack.YearBefore.EndDate.Year));
        Assert.InRange(pack.Decisions.Count, 0, 3);
    }

    [Fact]
    public async Task It_is_written_as_a_web_page_of_its_own()
    {
        var file = _folder.File("board.html");

        (await server.RunAsync("board", "regions/north", "--html", file)).ShouldSay("Written to");

        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Helse Nord: industry trials</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_has_not_come_is_refused() =>
        (await server.RunAsync("board", "unn", "--year", "8000")).ShouldBeRefused(2, "year");
}
