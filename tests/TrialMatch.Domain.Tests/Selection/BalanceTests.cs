using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class BalanceTests
{
    private static readonly RegionId North = new("north");

    [Fact]
    public void A_site_of_a_region_that_is_behind_is_chosen_where_the_discount_makes_it_the_cheaper()
    {
        var problem = TwoSites(northCost: 104) with { Balance = Behind(0.10, mostExtra: 0.05) };

        var plan = (SelectionPlan)Selector.Solve(problem);
        var explained = Explanations.Of(problem, plan);

        Assert.Equal(["north"], plan.Chosen.Select(site => site.Id.Value));
        Assert.Equal(0.04, plan.PriceOfFairness, 1e-9);
        Assert.Equal(0.10, plan.Discounts[North]);
        Assert.Equal(ReasonCode.Fairness, explained.Single(site => site.Id.Value == "west").Reason);
        Assert.True(explained.Single(site => site.Id.Value == "north").IsForFairness);
    }

    [Fact]
    public void A_plan_never_costs_more_for_the_balance_than_is_allowed()
    {
        var problem = TwoSites(northCost: 108) with { Balance = Behind(0.10, mostExtra: 0.05) };

        var plan = (SelectionPlan)Selector.Solve(problem);

        Assert.Equal(["west"], plan.Chosen.Select(site => site.Id.Value));
        Assert.Equal(0, plan.PriceOfFairness);
    }

    [Fact]
    public void Where_no_region_is_behind_the_plan_is_the_cheapest()
    {
        var problem = TwoSites(northCost: 101) with { Balance = new RegionalBalance(ImmutableDictionary<RegionId, double>.Empty, 0.05) };

        Assert.Equal(["west"], ((SelectionPlan)Selector.Solve(problem)).Chosen.Select(site => site.Id.Value));
    }

    [Theory]
    [InlineData(61)]
    public void Of_all_plans_the_balanced_one_is_the_cheapest_by_the_discounted_prices_and_within_the_margin(int seed)
    {
        var random = Seed.Random(seed);
        var moved = 0;
        Checked.AtLeast(45, rounds: 60, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(6, 12)) with { Balance = Behind(0.10, mostExtra: 0.05) };
            if (Selector.Solve(problem) is not SelectionPlan plan)
            {
                return false;
            }

            var discounted = problem with
            {
                Candidates = [.. problem.Candidates.Select(site => site with { FixedCost = site.FixedCost * (1 - plan.Discounts.GetValueOrDefault(site.Region)) })],
                Balance = null,
            };
            moved += plan.PriceOfFairness > 0 ? 1 : 0;
            Assert.True(plan.PriceOfFairness <= 0.05, $"round {round}");
            Assert.Equal(
                ((SelectionPlan)Selector.Solve(discounted)).Cost,
                EveryPlan.Weigh(discounted, plan.Chosen.ToDictionary(site => site.Id, site => site.Count)).Cost,
                1e-6);
            return true;
        });

        Assert.True(moved > 0, "the balance moved no plan");
    }

    private static SelectionProblem TwoSites(double northCost) => SelectionCases.Problem(
        10, SelectionCases.Site("west", mean: 3, cost: 100, region: "west", shape: 40), SelectionCases.Site("north", mean: 3, cost: northCost, region: "north", shape: 40));

    private static RegionalBalance Behind(double discount, double mostExtra) =>
        new(ImmutableDictionary<RegionId, double>.Empty.Add(North, discount), mostExtra);
}
