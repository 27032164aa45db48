using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class IndicatorsCommandTests(RunningServer server)
{
    [Fact]
    public async Task Indicators_are_shown_by_period_and_on_demand_with_what_they_mean()
    {
        var reply = (await server.RunAsync("indicators", "networks/norway", "--by", "tertial", "--from", "2026-01", "--to", "2026-12", "--output", "json"))
            .ShouldReply<GetIndicatorsResponse>();

        Assert.Equal([(1, 4), (5, 8), (9, 12)], reply.Periods.Select(period => (period.StartDate.Month, period.EndDate.Month)));
        string[] command = ["indicators", "networks/norway", "--by", "tertial", "--from", "2026-01", "--to", "2026-12"];
        var brief = (await server.RunAsync(command)).ShouldSay("2026-05 to 2026-08", "Days to answer, median", "TrialMatch only", "--definitions");
        Assert.DoesNotContain("half took no longer", brief, StringComparison.Ordinal);
        (await server.RunAsync([.. command, "--definitions"])).ShouldSay("half took no longer", "TrialMatch only", "Goal: +15.0 %", "2023-08-23");
    }

    [Fact]
    public async Task As_CSV_each_figure_has_a_line_with_its_unit()
    {
        var lines = (await server.RunAsync("indicators", "ous", "--by", "year", "--from", "2020-01", "--to", "2020-12", "--csv"))
            .ShouldSay("scope,start,end,indicator,decline_reason,value,unit,numerator,denominator,loss_reason")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains("trusts/ous,2020-01-01,2020-12-31,REQUESTS,,0,COUNT,0,0,", lines.Select(line => line.TrimEnd('\r')));
    }

    [Fact]
    public async Task A_year_is_headed_by_its_number()
    {
        var shown = await server.RunAsync("indicators", "ous", "--by", "year", "--from", "2025-03", "--to", "2026-03");

        Assert.Matches("(?m)^  Indicator +2025 +2026 *$", shown.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Periods_that_are_reversed_are_refused() =>
        (await server.RunAsync("indicators", "ous", "--from", "2027-02", "--to", "2027-01")).ShouldBeRefused(2, "to");

    [Theory]
    [InlineData("indicators", "ous")]
    [InlineData("kbs", "2026")]
    [InlineData("capacity-indicators", "ous")]
    public async Task CSV_and_JSON_at_once_are_refused(params string[] command) =>
        (await server.RunAsync([.. command, "--csv", "--output", "json"])).ShouldBeRefused(2, "--csv");

    [Fact]
    public async Task A_format_that_there_is_not_is_refused_beside_CSV_too() =>
        (await server.RunAsync("indicators", "ous", "--csv", "--output", "[diagram]")).ShouldBeRefused(2, "--output");
}
