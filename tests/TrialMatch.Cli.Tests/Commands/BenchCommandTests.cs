using System.Text.Json;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class BenchCommandTests(RunningServer server) : IDisposable
{
    private const int Calls = 250;

    private static readonly string[] Bounded = ["--warm-up", "0", "--seconds", "60", "--calls", Life.Text(Calls)];

    private static readonly Study.Types.State[] Over = [Study.Types.State.Withdrawn, Study.Types.State.NotFeasible, Study.Types.State.Declined];

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    private string[] Folders => Directory.GetDirectories(_folder.Path, "trialmatch-bench-*");

    [Fact]
    public async Task On_a_server_of_its_own_it_makes_the_calls_reports_each_kind_and_leaves_nothing_behind()
    {
        // One caller: of several one may answer for a site whose request another's refusal has just withdrawn, which is an error by rule.
        using var process = Trialmatch.Start(_folder.Path, ["bench", .. Bounded, "--callers", "1", "--seed", "7", "--output", "json"]);

        var finished = await Trialmatch.FinishAsync(process, []);

        Assert.True(finished.ExitCode == 0, finished.ToString());
        var figures = JsonDocument.Parse(finished.Output).RootElement;
        Assert.Equal((Calls, 0, 7), (Number(figures, "calls"), Number(figures, "errors"), Number(figures, "seed")));
        Assert.Equal("closed", figures.GetProperty("loop").GetString());
        var kinds = figures.GetProperty("kinds").EnumerateArray().ToList();
        Assert.Equal(Calls, kinds.Sum(kind => Number(kind, "calls")));
        var made = kinds.Select(kind => kind.GetProperty("kind").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["preview", "register", "answer", "readStudy", "listRequests", "listStudies", "watch"]), made);
        Assert.All(kinds, kind =>
        {
            double[] rising = [.. new[] { "p50Milliseconds", "p95Milliseconds", "p99Milliseconds", "p999Milliseconds", "maxMilliseconds" }.Select(name => kind.GetProperty(name).GetDouble())];
            Assert.True(rising[0] > 0);
            Assert.Equal(rising.Order(), rising);
        });
        Assert.True(figures.GetProperty("serverAndCallers").GetProperty("processorSeconds").GetDouble() > 0);
        Assert.Contains("a server of its own", finished.Error, StringComparison.Ordinal);
        Assert.Contains("seed 7", finished.Error, StringComparison.Ordinal);
        Assert.Empty(Folders);
    }

    [Fact]
    public async Task For_people_it_prints_a_table_and_where_the_shares_of_the_calls_come_from()
    {
        var finished = await server.RunAsync(["bench", .. Bounded, "--callers", "4", "--rate", "500", "--seed", "3"]);

        Printed.InOrder(
            finished.ShouldSay(),
            "250 calls in ", "open loop, 500 calls a second, at most 4 at once, seed 3", "p99.9", "register a study", "Registered", "A year's calls", "DMP", "guess");
    }

    [Fact]
    public async Task On_a_running_server_it_withdraws_its_studies_and_changes_no_capacity()
    {
        var before = await DeclaredAsync();

        var finished = await server.RunAsync(["bench", .. Bounded, "--callers", "4", "--seed", "11"]);

        finished.ShouldSay("250 calls in ");
        Assert.Contains("withdrawn or over", finished.Error, StringComparison.Ordinal);
        var listed = (await server.RunAsync("list", "--page-size", "1000", "--output", "json")).ShouldReply<ListStudiesResponse>();
        var own = listed.Studies.Where(study => study.Sponsor.StartsWith("sponsors/bench-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, study => Assert.Contains(study.State, Over));
        Assert.Equal(before, await DeclaredAsync());
    }

    [Fact]
    public async Task A_server_elsewhere_is_refused() =>
        (await InThisProcess.RunAsync("bench", "--server", "http://192.0.2.1:5081")).ShouldBeRefused(2, "--server: expected a server on this machine", "http://192.0.2.1:5081");

    [Fact]
    public async Task Interrupted_it_prints_the_figures_so_far_and_leaves_nothing_behind()
    {
        using var process = Trialmatch.Start(_folder.Path, ["bench", "--callers", "2", "--warm-up", "0", "--seconds", "600", "--output", "json"]);
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains(" of 600 s: ", StringComparison.Ordinal))
        {
        }

        var figures = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.AskToEndAsync();

        Assert.Equal(143, process.ExitCode);
        Assert.True(Number(JsonDocument.Parse(await figures).RootElement, "calls") > 0);
        Assert.Empty(Folders);
    }

    public void Dispose() => _folder.Dispose();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private async Task<string> DeclaredAsync()
    {
        var capacity = (await server.RunAsync("capacity", "show", "ous", "--output", "json")).ShouldReply<GetTrustCapacityResponse>();
        return string.Join('\n', capacity.Pools.SelectMany(pool => pool.Months.Select(month => $"{pool.PoolId} {month.Month} {month.Declared} {month.PlanningDefault}")));
    }
}
