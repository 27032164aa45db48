using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Life;

/// <summary>The regional account over the API of a server whose clock is moved and that is started again.</summary>
public sealed class RegionalAccountTests : IAsyncLifetime
{
    private readonly ClockedServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Before_anything_is_placed_every_region_is_shown_none_is_behind_and_the_rules_are_said()
    {
        var account = await AccountAsync();

        Assert.Equal(["central", "north", "south-east", "west"], account.Regions.Select(region => region.Region).Order(StringComparer.Ordinal));
        Assert.All(account.Regions, region => Assert.Equal((0, 0, 1, 0), (region.DuePatients, region.GotPatients, region.Ratio, region.Discount)));
        Assert.Equal((12, 20, 0.05, 0.10, 0.05), (
            account.Rules.PeriodMonths, account.Rules.PriorPatients, account.Rules.FullDiscountBehind, account.Rules.MostDiscount, account.Rules.MostExtraCost));
    }

    [Fact]
    public async Task A_placement_counts_as_its_offer_says_also_after_a_restart_and_until_the_period_is_over()
    {
        var offered = await (await RegisteredAsync("placed")).AcceptAllAsync();
        Assert.DoesNotContain((await AccountAsync()).Regions, region => region.DuePatients > 0);

        var placed = await PlaceAsync(offered);
        var account = await AccountAsync();

        Assert.NotEmpty(placed.Plan.Regions);
        Assert.Equal(placed.Plan.Patients.Mean, account.Regions.Sum(region => region.GotPatients), 1e-9);
        Assert.Equal(placed.Plan.Patients.Mean, account.Regions.Sum(region => region.DuePatients), 1e-9);
        Assert.Equal(
            placed.Plan.Regions.Select(region => (region.Region, region.DuePatients, region.ExpectedPatients)),
            account.Regions.Where(region => region.DuePatients > 0).Select(region => (region.Region, region.DuePatients, region.GotPatients)).OrderBy(region => region.Region, StringComparer.Ordinal));

        await _server.RestartAsync();
        Assert.Equal(account.Regions, (await AccountAsync()).Regions);

        _server.Clock.AdvanceTo(_server.Clock.GetUtcNow().AddMonths(12).AddDays(1));
        Assert.All((await AccountAsync()).Regions, region => Assert.Equal((0, 0), (region.DuePatients, region.GotPatients)));
    }

    [Fact]
    public async Task A_placement_that_ends_before_anyone_is_recruited_counts_for_nothing_and_one_that_recruited_stays()
    {
        var nobody = await PlaceAsync(await (await RegisteredAsync("nobody")).AcceptAllAsync());
        var somebody = await PlaceAsync(await (await RegisteredAsync("somebody")).AcceptAllAsync());
        var recruiting = new LivedStudy(_server.Client, somebody.Name);
        await recruiting.ReportAsync(somebody.Requests[0].Trust, OsloTime.DateAt(_server.Clock.GetUtcNow()), 1);

        Assert.Equal(State.Withdrawn, (await new LivedStudy(_server.Client, nobody.Name).WithdrawAsync()).State);
        Assert.Equal(State.Closed, (await recruiting.CloseAsync()).State);

        Assert.Equal(somebody.Plan.Patients.Mean, (await AccountAsync()).Regions.Sum(region => region.GotPatients), 1e-9);
    }

    [Fact]
    public async Task A_plan_says_which_balance_it_was_made_with_and_what_each_site_got_off_for_its_region()
    {
        _ = await PlaceAsync(await (await RegisteredAsync("before")).AcceptAllAsync());
        var account = await AccountAsync();

        // Who plans first after a start waits for the account; others would see it within a minute.
        await _server.RestartAsync();
        var shown = await _server.Client.PreviewAsync(Drafts.BreastCancer("After"));

        Assert.Contains(shown.Regions, region => region.HasAccountRatio && region.AccountRatio < 1);
        Assert.Equal(
            shown.Regions.Select(region => region.AccountRatio),
            shown.Regions.Select(region => account.Regions.Single(of => of.Region == region.Region).Ratio));
        Assert.InRange(shown.PriceOfFairness, 0, account.Rules.MostExtraCost);
        Assert.Contains(shown.Sites, site => site.Discount > 0);
        Assert.All(shown.Sites.Where(site => site.Cap > 0), site => Assert.Equal(shown.Regions.Single(region => region.Region == site.Region).Discount, site.Discount));
    }

    private async Task<RegionalAccount> AccountAsync() =>
        await _server.Client.Network.GetRegionalAccountAsync(new GetRegionalAccountRequest(), ApiClient.Options);

    private Task<LivedStudy> RegisteredAsync(string id) => LivedStudy.RegisterAsync(_server.Client, id, Drafts.BreastCancer(id));

    private async Task<Study> PlaceAsync(Study offered)
    {
        var study = new LivedStudy(_server.Client, offered.Name);
        Assert.Equal(State.Placed, (await study.AcceptOfferAsync()).State);
        return await study.NowAsync();
    }
}
