using TrialMatch.Domain.Selection;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class FairnessTests
{
    private const double Tolerance = 1e-7;

    [Fact]
    public void The_floor_brings_in_a_region_that_the_least_cost_leaves_out()
    {
        var west = Enumerable.Range(0, 4).Select(i => SelectionCases.Site($"west-{i}", mean: 2, cost: 10, region: "west"));
        var north = Enumerable.Range(0, 4).Select(i => SelectionCases.Site($"north-{i}", mean: 2, cost: 12, region: "north"));
        var problem = SelectionCases.Problem(40, [.. west, .. north]);

        var cheapest = (SelectionPlan)Selector.Solve(problem);
        var fair = (SelectionPlan)Selector.Solve(problem with { Fairness = FairnessRule.Standard });

        Assert.Equal(0, cheapest.SmallestRatio);
        Assert.True(fair.SmallestRatio >= 0.5);
        Assert.True(fair.Fairness.IsFloorKept);
        Assert.Equal(cheapest.Cost, fair.LeastCost);
        Assert.Equal((fair.Cost / cheapest.Cost) - 1, fair.PriceOfFairness);
        Assert.True(fair.PriceOfFairness > 0);
    }

    [Theory]
    [InlineData(5, 50, 10)]
    [InlineData(6, 50, 10)]
    [InlineData(33, 3, 15)]
    public void The_plan_is_the_fairest_within_the_margin_of_the_cheapest_that_keeps_the_floor(int seed, int rounds, int mostSites)
    {
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var problem = SelectionCases.Random(random, random.Next(Math.Max(2, mostSites - 8), mostSites + 1)) with { Fairness = new FairnessRule(0.5, 0.03) };
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            if (reached.Count == 0)
            {
                continue;
            }

            var plan = (SelectionPlan)Selector.Solve(problem);
            var keeping = reached.Where(other => other.SmallestRatio >= 0.5 - Tolerance).ToList();
            var weighable = keeping.Count > 0 ? keeping : reached;
            var margin = weighable.Min(other => other.Cost) * 1.03;
            var fairest = weighable.Where(other => other.Cost <= margin + Tolerance).Max(other => other.SmallestRatio);

            var where = $"seed {seed}, round {round}";
            Assert.True(plan.IsProven, where);
            Assert.True(plan.Fairness.IsFloorKept == (keeping.Count > 0), where);
            Assert.True(Math.Abs(plan.SmallestRatio!.Value - fairest) < Tolerance, where);
            Assert.True(plan.Cost <= margin + Tolerance, where);
            Assert.True(Math.Abs(plan.LeastCost - reached.Min(other => other.Cost)) < Tolerance, where);
            if (keeping.Count == 0)
            {
                Assert.True(Math.Abs(plan.Fairness.ReachableRatio!.Value - reached.Max(other => other.SmallestRatio)) < Tolerance, where);
            }
        }
    }

    [Theory]
    [InlineData(7)]
    public void Without_a_margin_the_plan_is_the_cheapest_that_keeps_the_floor(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var problem = SelectionCases.Random(random, random.Next(4, 11)) with { Fairness = new FairnessRule(0.5, 0) };
            var keeping = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability && plan.SmallestRatio >= 0.5 - Tolerance).ToList();
            if (keeping.Count > 0)
            {
                Assert.True(Math.Abs(((SelectionPlan)Selector.Solve(problem)).Cost - keeping.Min(plan => plan.Cost)) < Tolerance, $"seed {seed}, round {round}");
            }
        }
    }

    [Fact]
    public void A_floor_that_no_plan_keeps_is_said_with_the_best_that_can_be_reached()
    {
        // The north has half the pool and next to no recruitment: no plan gives it a quarter of the patients.
        var north = SelectionCases.Site("north", mean: 0.05, cost: 1, region: "north") with { EligiblePool = 10 };
        var west = SelectionCases.Site("west", mean: 3, cost: 1, region: "west", shape: 20) with { EligiblePool = 10 };

        var plan = (SelectionPlan)Selector.Solve(SelectionCases.Problem(15, north, west) with { Fairness = FairnessRule.Standard });

        Assert.False(plan.Fairness.IsFloorKept);
        Assert.InRange(plan.Fairness.ReachableRatio!.Value, 0.01, 0.1);
    }

    [Fact]
    public void Without_any_eligible_pool_there_is_no_ratio_and_the_least_cost_is_the_plan()
    {
        var problem = SelectionCases.Problem(5, SelectionCases.Site("only", mean: 3, cost: 1) with { EligiblePool = 0 }) with { Fairness = FairnessRule.Standard };

        var plan = (SelectionPlan)Selector.Solve(problem);

        Assert.Null(plan.SmallestRatio);
        Assert.Equal(0, plan.PriceOfFairness);
    }

    [Theory]
    [InlineData(8)]
    public void Above_two_dozen_sites_a_fair_plan_keeps_the_floor_and_reaches_the_target(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 5; round++)
        {
            var problem = SelectionCases.Random(random, 60) with { Fairness = FairnessRule.Standard };
            var plan = (SelectionPlan)Selector.Solve(problem);
            var least = (SelectionPlan)Selector.Solve(problem with { Fairness = null });

            var where = $"seed {seed}, round {round}";
            Assert.True(plan.Fairness.IsFloorKept, where);
            Assert.True(plan.SmallestRatio >= 0.5 - Tolerance, where);
            Assert.True(plan.SmallestRatio >= least.SmallestRatio, where);
            Assert.True(plan.Probability >= problem.Probability, where);
        }
    }
}
