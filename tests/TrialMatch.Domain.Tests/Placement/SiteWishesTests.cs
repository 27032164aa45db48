using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>What a sponsor may ask about sites: trusts, numbers, regions, the kind of plan.</summary>
public sealed class SiteWishesTests
{
    private static readonly TrustId Ous = new("ous");
    private static readonly TrustId Helgeland = new("helgeland");

    [Fact]
    public void A_required_trust_is_in_every_plan_and_says_why()
    {
        var free = Plan(SiteWishes.None);
        var loser = free.Sites.First(site => site.Reason == ReasonCode.Dominated).Trust;

        var plan = Plan(new SiteWishes(RequiredTrusts: [loser]));

        var site = Assert.Single(plan.Chosen, site => site.Trust == loser);
        Assert.StartsWith("required by the sponsor", site.Detail, StringComparison.Ordinal);
        Assert.True(plan.Probability >= plan.WantedProbability);
    }

    [Fact]
    public void An_excluded_trust_is_in_no_plan_and_says_why()
    {
        var first = Plan(SiteWishes.None).Chosen.First().Trust;

        var plan = Plan(new SiteWishes(ExcludedTrusts: [first]));

        var site = Assert.Single(plan.Sites, site => site.Trust == first);
        Assert.Equal((ReasonCode.Excluded, "excluded by the sponsor"), (site.Reason, site.Detail));
        Assert.Equal(PlanOutcome.Feasible, plan.Outcome);
    }

    [Fact]
    public void A_plan_keeps_within_the_numbers_of_sites_asked_for()
    {
        var sites = Plan(SiteWishes.None).Chosen.Count();

        Assert.Equal(sites + 2, Plan(new SiteWishes(MinSites: sites + 2)).Chosen.Count());
        Assert.Single(Plan(new SiteWishes(MaxSites: 1), target: 3).Chosen);
    }

    [Fact]
    public void What_a_bound_on_sites_keeps_from_being_offered_is_said()
    {
        var plan = Plan(new SiteWishes(MaxSites: 1), target: 60);

        Assert.NotEqual(PlanOutcome.Feasible, plan.Outcome);
        Assert.Contains(plan.Binding, line => line.StartsWith("without a bound on the number of sites", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_region_is_in_a_plan_that_asks_for_it()
    {
        var regions = Plan(SiteWishes.None).Sites.Where(site => site.Rate is not null).Select(site => site.Region).Distinct();

        foreach (var wishes in new[] { new SiteWishes(IsEveryRegionWanted: true), new SiteWishes(Plan: PlanKind.EveryRegion) })
        {
            Assert.Equal(regions.OrderBy(each => each.Value), Plan(wishes).Chosen.Select(site => site.Region).Distinct().OrderBy(each => each.Value));
        }
    }

    [Fact]
    public void The_plan_with_fewest_sites_has_no_more_than_any_other()
    {
        var fewest = Plan(new SiteWishes(Plan: PlanKind.FewestSites));

        Assert.Equal(PlanOutcome.Feasible, Plan(new SiteWishes(MaxSites: fewest.Chosen.Count())).Outcome);
        Assert.NotEqual(PlanOutcome.Feasible, Plan(new SiteWishes(MaxSites: fewest.Chosen.Count() - 1)).Outcome);
        Assert.StartsWith("part of the smallest set", fewest.Chosen.First().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_trust_that_cannot_take_part_keeps_anything_from_being_offered()
    {
        var plan = Plan(new SiteWishes(RequiredTrusts: [Helgeland]), figures => figures.Profile.Id == Helgeland
            ? figures with { Profile = figures.Profile with { StartUpMonths = 60 } }
            : figures);

        Assert.Equal((PlanOutcome.Infeasible, 0), (plan.Outcome, plan.OfferablePatients));
        Assert.StartsWith("Helgelandssykehuset is required, but cannot take part: with 60 months of start-up", Assert.Single(plan.Binding), StringComparison.Ordinal);
    }

    [Fact]
    public void More_sites_than_could_take_part_cannot_be_had_and_that_is_said()
    {
        var plan = Plan(new SiteWishes(MinSites: 30));

        Assert.Equal((PlanOutcome.Infeasible, 0), (plan.Outcome, plan.OfferablePatients));
        Assert.StartsWith("at least 30 sites are asked for; ", Assert.Single(plan.Binding), StringComparison.Ordinal);
    }

    [Fact]
    public void Wishes_that_no_set_of_sites_fulfils_are_named_and_the_probability_is_that_of_all_sites()
    {
        var plan = Plan(new SiteWishes(MaxSites: 1, IsEveryRegionWanted: true));

        Assert.Equal(0, plan.OfferablePatients);
        Assert.Equal("no set of sites that is wanted (at most 1 site, every region) offers one patient at the wanted probability", plan.Binding[0]);
        Assert.True(plan.Probability > 0.9);
    }

    [Fact]
    public void Where_every_region_is_wanted_a_region_keeps_its_best_site_however_few_it_is_expected_to_recruit()
    {
        static SiteFigures FewInTheNorth(SiteFigures figures) => figures.Profile.Facts.Region == new RegionId("north")
            ? figures with { Profile = figures.Profile with { ConsentSharePercent = 1, StartUpMonths = 28 } }
            : figures;
        var some = PlannedOnDefaults.Of(Draft(SiteWishes.None, target: 6), change: FewInTheNorth, network: NetworkSeed.Load());
        var every = PlannedOnDefaults.Of(Draft(new SiteWishes(IsEveryRegionWanted: true), target: 6), change: FewInTheNorth, network: NetworkSeed.Load());

        Assert.DoesNotContain(some.Sites, site => site.Region == new RegionId("north") && site.Rate is not null);
        Assert.Contains(every.Chosen, site => site.Region == new RegionId("north"));
    }

    [Theory]
    [InlineData("required_trusts", "each trust once", new[] { "ous", "ous" }, new string[0], null, null)]
    [InlineData("required_trusts[0]", "excluded_trusts does not name", new[] { "ous" }, new[] { "ous" }, null, null)]
    [InlineData("max_sites", "as many as required_trusts names", new[] { "ous", "ahus" }, new string[0], null, 1)]
    [InlineData("max_sites", "min_sites or more", new string[0], new string[0], 3, 2)]
    [InlineData("max_sites", "1", new string[0], new string[0], null, 0)]
    [InlineData("min_sites", "1", new string[0], new string[0], 0, null)]
    public void Wishes_that_contradict_themselves_are_refused_with_the_field_named(
        string field, string description, string[] required, string[] excluded, int? min, int? max)
    {
        var draft = Draft(new SiteWishes([.. required.Select(id => new TrustId(id))], [.. excluded.Select(id => new TrustId(id))], min, max), target: 12);

        var violation = Assert.Single(StudyDraftValidator.Validate(draft));

        Assert.Equal(field, violation.Field);
        Assert.Contains(description, violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trust_that_does_not_exist_or_is_closed_is_named_with_its_field()
    {
        var wishes = new SiteWishes([Ous, new TrustId("ouss")], [new TrustId("nowhere")]);
        var known = NetworkSeed.Load().Trusts.Select(trust => trust.Id).ToList();
        var classification = Classifier.Classify(StudySubject.Of(Draft(wishes, target: 12)));

        Assert.Equal(
            [
                new Violation("draft.required_trusts[1]", "trusts/ouss does not exist; nearest: trusts/ous"),
                new Violation("draft.excluded_trusts[0]", "trusts/nowhere does not exist"),
            ],
            WishedTrusts.Unknown(wishes, known));
        var closed = Assert.Single(WishedTrusts.Closed(
            wishes, classification, new Dictionary<TrustId, ImmutableSortedSet<Area>> { [Ous] = [Area.Cancer] }));
        Assert.Equal(("draft.required_trusts[0]", "expected a trust that may take part: trusts/ous has no open site in INFLAMMATION"), (closed.Field, closed.Description));
    }

    [Fact]
    public void Drafts_with_other_wishes_are_not_the_same()
    {
        Assert.True(Draft(new SiteWishes([Ous]), 12).HasSameContentAs(Draft(new SiteWishes([Ous]), 12)));
        Assert.False(Draft(new SiteWishes([Ous]), 12).HasSameContentAs(Draft(SiteWishes.None, 12)));
        Assert.False(Draft(new SiteWishes(MaxSites: 2), 12).HasSameContentAs(Draft(SiteWishes.None, 12)));
    }

    private static PlacementPlan Plan(SiteWishes wishes, Func<SiteFigures, SiteFigures>? change = null, int target = 12) =>
        PlannedOnDefaults.Of(Draft(wishes, target), change: change);

    private static StudyDraft Draft(SiteWishes wishes, int target) => new(
        "A study", Phase.Phase3, StudyType.Interventional, target, new DateOnly(2028, 1, 1), new DateOnly(2029, 12, 31),
        InterventionTypes: [InterventionType.Drug], Conditions: ["Rheumatoid Arthritis"], FollowUpMonths: 6, Sites: wishes);
}
