using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>Plans at trusts that have promised capacity outside TrialMatch.</summary>
public class PromisedElsewhereTests
{
    private static readonly Month First = Month.Of(2027, 1);

    private static readonly StudyDraft Draft = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 20, new(2027, 3, 1), new(2029, 3, 31), Conditions: ["Breast Cancer"]);

    [Fact]
    public void A_plan_counts_it_as_taken_and_says_at_how_many_sites_it_is()
    {
        var usual = PlannedOnDefaults.Of(Draft);
        var plan = PlannedOnDefaults.Of(Draft, profileOf: profile => Busy(profile, percent: 100));

        Assert.Equal((PlanOutcome.Feasible, 20), (usual.Outcome, usual.OfferablePatients));
        Assert.Equal(0, plan.OfferablePatients);
        Assert.Contains($"at {plan.Sites.Length} sites capacity is promised outside TrialMatch", plan.Binding);
    }

    [Fact]
    public void A_study_that_fits_only_without_it_does_not_wait_for_it() =>
        Assert.Equal(PlanOutcome.Infeasible, PlannedOnDefaults.Of(Draft, profileOf: profile => Busy(profile, percent: 100)).Outcome);

    [Fact]
    public void A_plan_that_reaches_its_target_says_nothing_of_it() =>
        Assert.Empty(PlannedOnDefaults.Of(Draft, profileOf: profile => Busy(profile, percent: 1)).Binding);

    [Fact]
    public void A_plan_leaves_the_reserve_for_research_alone_and_says_at_how_many_sites_it_is()
    {
        var plan = PlannedOnDefaults.Of(Draft, profileOf: profile => profile with
        {
            ResearchReserves = [.. profile.Pools.Select(pool => new ResearchReserve(pool.Pool.Id, 100))],
        });

        Assert.Equal((PlanOutcome.Infeasible, 0), (plan.Outcome, plan.OfferablePatients));
        Assert.Contains($"at {plan.Sites.Length} sites a reserve is kept for the hospital's own research", plan.Binding);
    }

    private static TrustProfile Busy(TrustProfile profile, int percent) => profile with
    {
        Elsewhere = new PromisedElsewhere([], [.. profile.Pools.Select(pool => TakeOf(pool, percent))]),
    };

    private static PoolTake TakeOf(PoolDeclaration pool, int percent) => new(
        pool.Pool.Id, First, [.. Enumerable.Range(0, 120).Select(i => (int)((long)pool.Declared.AmountIn(First + i) * percent / 100))]);
}
