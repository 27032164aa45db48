using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>A site that is closed for some months, in what is planned and in what runs.</summary>
public sealed class ClosedMonthsTests
{
    private static readonly NetworkSeed Network = AmpleNetwork.Seed;
    private static readonly TrustId Ous = new("ous");
    private static readonly Month January = Month.Of(2028, 1);

    private static readonly StudyDraft Draft = new(
        "A study", Phase.Phase3, StudyType.Interventional, 200, January.FirstDay, new DateOnly(2029, 6, 30),
        InterventionTypes: [InterventionType.Drug], Conditions: ["Rheumatoid Arthritis"], MinimumPatients: 1, FollowUpMonths: 6);

    private static readonly Classification Classified = Classifier.Classify(StudySubject.Of(Draft));
    private static readonly EnrolmentWindow Window = EnrolmentWindow.Of(Draft, new DateOnly(2027, 1, 1));

    [Fact]
    public void A_closed_month_has_no_start_and_a_plan_counts_on_nobody_there_in_it()
    {
        var open = SiteOf(PlanWith([]));
        var closed = SiteOf(PlanWith(Closed(January + 3, January + 8)));

        Assert.All(Enumerable.Range(3, 6), month => Assert.Equal(0, StartsIn(closed, January + month)));
        Assert.Contains(Enumerable.Range(3, 6), month => StartsIn(open, January + month) > 0);
        Assert.InRange(closed.Patients!.Value.Mean, open.Patients!.Value.Mean * 0.3, open.Patients!.Value.Mean * 0.9);
    }

    [Fact]
    public void A_site_that_is_closed_all_through_the_window_is_not_chosen_and_that_is_said()
    {
        var plan = PlanWith(Closed(January, January + 17));

        var site = plan.Sites.Single(each => each.Trust == Ous);
        Assert.Equal(ReasonCode.Capacity, site.Reason);
        Assert.Equal("the site is closed in 2028-01, 2028-02, 2028-03", site.Detail);
    }

    [Fact]
    public void Where_a_closed_month_keeps_the_cap_down_that_is_said_in_words()
    {
        var site = SiteOf(PlanWith(Closed(January + 4, January + 17)));

        Assert.Contains("the closing of the site in 2028-05", site.CapBinding);
        Assert.DoesNotContain("site-closed", site.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Closed_in_another_area_it_is_planned_as_before() => Assert.Equal(
        SiteOf(PlanWith([])).Patients,
        SiteOf(PlanWith([.. Closed(January, January + 17).Select(closed => closed with { Area = Area.Cancer })])).Patients);

    [Fact]
    public void A_site_that_holds_already_keeps_its_starts_in_months_that_are_closed_later()
    {
        var before = SiteOf(PlanWith([]));
        var kept = new KeptSite(before.Area, before.HoldFor(1).Start, before.HoldFor(1), before.Rate!.Value);
        var standing = StandingSites.None with { Kept = StandingSites.None.Kept.Add(Ous, kept) };

        var after = SiteOf(PlanWith(Closed(January, January + 17), standing));

        Assert.Equal(SiteOf(PlanWith([], standing)).Patients, after.Patients);
        Assert.Equal(before.HoldFor(1).StartsFrom(January, 18), after.HoldFor(2).StartsFrom(January, 18));
    }

    private static ImmutableArray<ClosedMonth> Closed(Month first, Month last) =>
        [.. Enumerable.Range(0, last - first + 1).Select(i => new ClosedMonth(Classified.Lead!.Value, first + i))];

    private static SiteDecision SiteOf(PlacementPlan plan) => plan.Chosen.Single(site => site.Trust == Ous);

    private static int StartsIn(SiteDecision site, Month month)
    {
        var hold = site.HoldFor(1);
        return hold.PatientsFrom(month) - hold.PatientsFrom(month + 1);
    }

    /// <summary>The plan where the Oslo hospital is the only site there is.</summary>
    private static PlacementPlan PlanWith(ImmutableArray<ClosedMonth> closed, StandingSites? standing = null)
    {
        var profile = PlanningDefaults.ProfileFor(Network, Ous) with { ClosedMonths = closed };
        var demand = Window.DemandOf(Draft, Classified.Lead!.Value);
        var query = new SiteQuery(Classified.Lead.Value, Classified.ConditionGroup, demand, Window.First, Window.CalendarMonths(demand));
        var figures = SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query);
        return PlacementPlanner.Plan(Draft, Classified, Window, [figures], Network, standing ?? StandingSites.None);
    }
}
