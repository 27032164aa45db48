using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class KbsCommandTests(RunningServer server)
{
    [Theory]
    [InlineData("networks/norway")]
    [InlineData("trusts/ous", "--trust", "ous")]
    [InlineData("regions/west", "--region", "regions/west")]
    public async Task The_report_is_of_all_a_trust_or_a_region(string parent, params string[] scope) =>
        Assert.Equal(parent, (await server.RunAsync(["kbs", "2021", .. scope, "--output", "json"])).ShouldReply<GetActivityReportResponse>().Parent);

    [Fact]
    public async Task It_says_what_is_counted_and_by_whose_definition() =>
        (await server.RunAsync("kbs", "2021")).ShouldSay("2021", "No site reported", "registry, observational and screening", "cristin.no", "TrialMatch only");

    [Fact]
    public async Task As_CSV_it_has_a_heading() => (await server.RunAsync("kbs", "2021", "--csv")).ShouldSay("year,trust,study,title,new_patients,standing,reason");

    [Fact]
    public async Task A_trust_and_a_region_at_once_are_refused() =>
        (await server.RunAsync("kbs", "2021", "--trust", "ous", "--region", "west")).ShouldBeRefused(2, "--region");

    [Theory]
    [InlineData("1999")]
    [InlineData("9000")]
    public async Task A_year_out_of_range_is_refused(string year) => (await server.RunAsync("kbs", year)).ShouldBeRefused(2, "year");
}
