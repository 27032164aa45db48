using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class NetworkCommandTests(RunningServer server)
{
    [Fact]
    public async Task All_six_centres_are_shown_their_networks_marked_as_planning_defaults()
    {
        var centres = (await server.RunAsync("centres", "--output", "json")).ShouldReply<ListCentresResponse>().Centres;

        Assert.Equal(6, centres.Select(centre => centre.Area).Distinct().Count());
        (await server.RunAsync("centres")).ShouldSay([.. centres.Select(centre => centre.DisplayName), "planning default"]);
    }

    [Fact]
    public async Task One_centre_is_shown_by_id() =>
        Assert.Equal(Area.Cancer, (await server.RunAsync("centres", "cancer", "--output", "json")).ShouldReply<Centre>().Area);

    [Fact]
    public async Task All_22_trusts_are_shown_their_figures_marked_as_planning_defaults()
    {
        var trusts = (await server.RunAsync("trusts", "--output", "json")).ShouldReply<ListTrustsResponse>().Trusts;

        Assert.Equal(22, trusts.Count);
        (await server.RunAsync("trusts")).ShouldSay([.. trusts.Select(trust => trust.DisplayName), "planning default"]);
    }

    [Fact]
    public async Task One_trust_is_shown_with_what_it_can_do() =>
        (await server.RunAsync("trusts", "ous")).ShouldSay("Oslo universitetssykehus (trusts/ous)", "993467049", "PHASE1_UNIT", "planning defaults");

    [Fact]
    public async Task Capacity_is_shown_for_the_months_asked_for()
    {
        var capacity = (await server.RunAsync("trusts", "trusts/unn", "--capacity", "--from", "2027-03", "--months", "2", "--output", "json"))
            .ShouldReply<GetTrustCapacityResponse>();

        Assert.NotEmpty(capacity.Pools);
        Assert.All(capacity.Pools, pool => Assert.Equal([(2027, 3), (2027, 4)], pool.Months.Select(month => (month.Month.Year, month.Month.Month))));
        (await server.RunAsync("trusts", "unn", "--from", "2027-03", "--months", "2")).ShouldSay("trusts/unn", "Mar 2027", "Apr 2027", "planning defaults");
    }

    [Fact]
    public async Task The_regional_account_is_shown_with_its_rules()
    {
        var account = (await server.RunAsync("regions", "--output", "json")).ShouldReply<RegionalAccount>();

        Assert.Equal(["central", "north", "south-east", "west"], account.Regions.Select(region => region.Region).Order(StringComparer.Ordinal));
        (await server.RunAsync("regions")).ShouldSay(
            [.. account.Regions.Select(region => region.DisplayName), "12 months", "Discount now", "20 patients added", "5 % behind", "10 % cheaper", "5 % more", "guesses"]);
    }

    [Fact]
    public async Task Unknown_names_are_bad_input_the_nearest_trust_or_centre_is_named_and_no_sponsor_ever()
    {
        var unknown = await server.RunAsync("requests", "--trust", "osu");
        unknown.ShouldBeRefused(2, "trusts/osu does not exist; nearest: trusts/ous");
        Assert.Equal(2, unknown.Error.Split("trusts/ous").Length);
        (await server.RunAsync("centres", "cancr")).ShouldBeRefused(2, "centres/cancr does not exist", "centres/cancer");
        var sponsor = await server.RunAsync("list", "--sponsor", RunningServer.Sponsor[..^1]);
        sponsor.ShouldBeRefused(2, "does not exist");
        Assert.DoesNotContain(RunningServer.Sponsor, sponsor.Error, StringComparison.Ordinal);
        (await server.RunAsync("centres", "astrology")).ShouldBeRefused(2, "centres/astrology");
        (await server.RunAsync("trusts", "atlantis")).ShouldBeRefused(2, "trusts/atlantis");
        (await server.RunAsync("trusts", "atlantis", "--capacity", "--output", "json")).ShouldBeRefused(2, "trusts/atlantis");
    }

    [Fact]
    public async Task Too_many_months_are_bad_input_and_named() =>
        (await server.RunAsync("trusts", "ous", "--months", "61")).ShouldBeRefused(2, "--months: expected");
}
