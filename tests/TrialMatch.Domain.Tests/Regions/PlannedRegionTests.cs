using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Placement;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Regions;

public sealed class PlannedRegionTests
{
    private static readonly StudyDraft Draft = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 12, new DateOnly(2027, 9, 1), new DateOnly(2029, 2, 28), Conditions: ["Breast Cancer"], FollowUpMonths: 12);

    [Fact]
    public void A_plan_says_each_regions_share_of_the_patients_who_could_be_asked_and_of_those_expected()
    {
        var plan = PlannedOnDefaults.Of(Draft);

        Assert.Equal(["central", "north", "south-east", "west"], plan.Regions.Select(region => region.Region.Value));
        Assert.Equal(1, plan.Regions.Sum(region => region.PoolShare), 1e-9);
        Assert.All(plan.Regions, region => Assert.Equal(
            plan.Chosen.Where(site => site.Region == region.Region).Sum(site => site.Patients!.Value.Mean), region.ExpectedPatients, 1e-9));
        Assert.All(plan.Regions, region => Assert.Equal((null, 0), (region.Ratio, region.Discount)));
    }

    [Fact]
    public void A_region_whose_trusts_could_not_take_part_has_no_part_in_the_plan()
    {
        var north = PlannedOnDefaults.Of(Draft).Sites.Where(site => site.Region.Value == "north").Select(site => site.Trust);

        var plan = PlannedOnDefaults.Of(Draft with { Sites = SiteWishes.None with { ExcludedTrusts = [.. north] } });

        Assert.Equal(["central", "south-east", "west"], plan.Regions.Select(region => region.Region.Value));
        Assert.Equal(1, plan.Regions.Sum(region => region.PoolShare), 1e-9);
    }

    /// <summary>So that a set with another region costs more.</summary>
    private static SiteFigures DearerOutsideSouthEast(SiteFigures figures) => figures.Profile.Facts.Region == new RegionId("south-east")
        ? figures
        : figures with { Profile = figures.Profile with { Costs = new SiteCosts(StartUpUnits: 130, UpkeepUnitsPerMonth: 10, PatientUnits: 20) } };

    [Fact]
    public void A_plan_keeps_the_ratios_and_discounts_that_it_was_made_with_and_says_of_each_site_what_its_region_had_to_do_with_it()
    {
        var least = PlannedOnDefaults.Of(Draft, change: DearerOutsideSouthEast);
        var account = RegionalAccount.Empty.With(AccountEntry.Of(least.Regions)).With(AccountEntry.Of(least.Regions)).With(AccountEntry.Of(least.Regions));
        var balance = account.BalanceBy(RegionalRules.Default with { MostDiscount = 0.9, MostExtraCost = 1 });

        var plan = PlannedOnDefaults.Of(Draft, change: DearerOutsideSouthEast, balance: balance);

        Assert.All(plan.Regions, region => Assert.Equal(balance.Ratios[region.Region], region.Ratio));
        Assert.All(plan.Regions, region => Assert.Equal(balance.Discounts.GetValueOrDefault(region.Region), region.Discount));
        Assert.All(plan.Sites, site => Assert.Equal(balance.Discounts.GetValueOrDefault(site.Region), plan.DiscountOf(site)));
        Assert.InRange(plan.PriceOfFairness!.Value, 1e-9, 1);
        var added = plan.Chosen.Where(site => least.Chosen.All(chosen => chosen.Trust != site.Trust)).ToList();
        Assert.NotEmpty(added);
        Assert.All(added, site => Assert.StartsWith(
            plan.DiscountOf(site) > 0 ? "chosen so that its region gets its share" : "part of the set chosen for regions that are behind their share", site.Detail, StringComparison.Ordinal));
        Assert.All(
            plan.Sites.Where(site => least.Chosen.Any(chosen => chosen.Trust == site.Trust) && !site.IsChosen),
            site => Assert.Equal(ReasonCode.Fairness, site.Reason));
    }

    [Fact]
    public void Where_the_balance_would_cost_too_much_no_discount_is_shown_but_the_ratios_are()
    {
        var balance = new RegionalBalance(ImmutableDictionary<RegionId, double>.Empty.Add(new RegionId("north"), 0.9), MostExtraCost: 0)
        {
            Ratios = ImmutableDictionary<RegionId, double>.Empty.Add(new RegionId("north"), 0.5),
        };

        var plan = PlannedOnDefaults.Of(Draft, change: DearerOutsideSouthEast, balance: balance);

        Assert.Equal(0.5, plan.Regions.Single(region => region.Region.Value == "north").Ratio);
        Assert.Equal(PlannedOnDefaults.Of(Draft, change: DearerOutsideSouthEast).Chosen.Select(site => site.Trust), plan.Chosen.Select(site => site.Trust));
        Assert.Equal(0, plan.PriceOfFairness);
    }

    [Fact]
    public void A_trust_that_declines_leaves_its_region_due_as_much_and_the_offer_is_measured_by_the_shares_that_sites_were_picked_by()
    {
        var world = new World(capacityPercent: 100);
        var study = world.Register(Draft);
        var picked = world.StudyAt(study).Plan!;
        var first = world.StudyAt(study).Sites[0].Trust;

        Assert.Null(world.Do(study, new RequestId("decline"), new RequestDeclined(first, DeclineReason.Staff, "", IsByCentre: false)));
        AssertSameShares(picked.Regions, world.StudyAt(study).Plan!.Regions);
        AnswerAll(world, study);

        var offered = world.StudyAt(study);
        Assert.Equal(StudyState.Offered, offered.State);
        AssertSameShares(picked.Regions, offered.Plan!.Regions);
        Assert.Equal(offered.Plan.Patients.Mean, offered.Plan.Regions.Sum(region => region.ExpectedPatients), 1e-9);
        Assert.Empty(offered.AccountEntries);
    }

    [Fact]
    public void A_placed_study_is_on_the_account_and_one_that_ends_with_nobody_recruited_is_not()
    {
        var world = new World(capacityPercent: 100);
        var study = world.Register(Draft);
        AnswerAll(world, study);

        Assert.Null(world.Do(study, new RequestId("yes"), new OfferAccepted("")));
        Assert.Equal(AccountEntry.Of(world.StudyAt(study).Plan!.Regions), world.StudyAt(study).AccountEntries);

        Assert.Null(world.Do(study, new RequestId("back"), new StudyWithdrawn("")));
        Assert.Empty(world.StudyAt(study).AccountEntries);
    }

    private static void AnswerAll(World world, int study)
    {
        for (var answer = 0; world.StudyAt(study).Sites.FirstOrDefault(site => site.IsOpen) is { } open; answer++)
        {
            Assert.Null(world.Do(study, new RequestId($"accept-{answer}"), new RequestAccepted(open.Trust, open.AskedPatients, open.Start, "the investigator", "", IsByCentre: false)));
        }
    }

    private static void AssertSameShares(ImmutableArray<PlannedRegion> expected, ImmutableArray<PlannedRegion> actual)
    {
        Assert.Equal(expected.Select(region => region.Region), actual.Select(region => region.Region));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.PoolShare, pair.Second.PoolShare, 1e-9));
    }
}
