using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class CapacityIndicatorsCommandTests(RunningServer server)
{
    [Theory]
    [InlineData("networks/norway", "networks/norway")]
    [InlineData("ous", "trusts/ous")]
    public async Task Capacity_is_shown_by_kind_and_month(string scope, string parent)
    {
        var reply = (await server.RunAsync("capacity-indicators", scope, "--months", "2", "--output", "json")).ShouldReply<GetCapacityIndicatorsResponse>();

        Assert.Equal(parent, reply.Parent);
        Assert.All(reply.Pools, pool => Assert.Equal(2, pool.Months.Count));
        (await server.RunAsync("capacity-indicators", scope, "--months", "2")).ShouldSay("study-nurse-minutes", "Own research", "nothing free in 0 of", "planning defaults");
    }

    [Fact]
    public async Task As_CSV_each_kind_and_month_has_a_line()
    {
        var lines = (await server.RunAsync("capacity-indicators", "regions/west", "--from", "2027-01", "--months", "2", "--csv"))
            .ShouldSay("scope,kind,month,declared,committed")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Count(line => line.StartsWith("regions/west,imaging-slots,2027-0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Too_many_months_are_refused() => (await server.RunAsync("capacity-indicators", "ous", "--months", "61")).ShouldBeRefused(2, "--months");
}
