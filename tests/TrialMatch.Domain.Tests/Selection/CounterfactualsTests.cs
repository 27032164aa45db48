using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class CounterfactualsTests
{
    [Fact]
    public void The_cost_named_is_the_most_the_site_may_cost()
    {
        // Each alone reaches the target, so the cheaper one is chosen: below 10 the other is.
        var problem = SelectionCases.Problem(5, SelectionCases.Site("cheap", mean: 3, cost: 10), SelectionCases.Site("dear", mean: 3, cost: 14));

        var asked = Asked(problem, "dear");

        Assert.Equal(9.99, asked.FixedCostAtMost!.Value, 1e-9);
    }

    [Fact]
    public void A_site_that_starts_too_late_is_told_by_which_month_it_would_have_been_chosen()
    {
        var problem = SelectionCases.Problem(
            20, SelectionCases.Site("punctual", mean: 3, cost: 10, shape: 40), SelectionCases.Site("late", mean: 3, cost: 5, shape: 40, start: 9));

        var month = Asked(problem, "late").StartMonth!.Value;

        Assert.InRange(month, 1, 8);
        Assert.True(IsChosenFrom(problem, month));
        Assert.False(IsChosenFrom(problem, month + 1));
    }

    [Fact]
    public void A_site_with_a_low_cap_is_told_which_cap_would_have_had_it_chosen()
    {
        var problem = SelectionCases.Problem(
            20, SelectionCases.Site("roomy", mean: 3, cost: 10, shape: 40), SelectionCases.Site("capped", mean: 3, cost: 5, shape: 40, cap: 8));

        var cap = Asked(problem, "capped").CapAtLeast!.Value;

        Assert.Equal(20, cap);
    }

    [Fact]
    public void A_site_that_nothing_would_have_had_chosen_is_told_so()
    {
        var problem = SelectionCases.Problem(
            20, SelectionCases.Site("able", mean: 4, cost: 10, shape: 40), SelectionCases.Site("hopeless", mean: 0.001, cost: 5));

        var asked = Asked(problem, "hopeless");

        Assert.Equal(new Counterfactual(new CandidateId("hopeless"), null, null, null), asked);
    }

    [Theory]
    [InlineData(15)]
    public void Every_value_named_has_the_site_chosen_when_solved_again(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(5, rounds: 12, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(4, 14));
            if (Selector.Solve(problem) is not SelectionPlan plan)
            {
                return false;
            }

            var all = Counterfactuals.Of(problem, plan);
            foreach (var asked in all)
            {
                var where = $"round {round}, {asked.Id}";
                var candidate = problem.Candidates.Single(c => c.Id == asked.Id);
                Assert.DoesNotContain(plan.Chosen, site => site.Id == asked.Id);
                Assert.True(asked.StartMonth is not { } month || month < candidate.Site.Start.FromMonth, where);
                Assert.True(asked.StartMonth is not { } start || IsChosen(problem, candidate with { Site = candidate.Site with { Start = SiteStart.At(start) } }), where);
                Assert.True(asked.FixedCostAtMost is not { } cost || IsChosen(problem, candidate with { FixedCost = cost }), where);
                Assert.True(asked.CapAtLeast is not { } cap || IsChosen(problem, candidate with { Site = candidate.Site with { Cap = cap } }), where);
                Assert.True(!(asked.CapAtLeast <= candidate.Site.Cap), where);
            }

            return all.Any(asked => asked is not { StartMonth: null, FixedCostAtMost: null, CapAtLeast: null });
        });
    }

    [Theory]
    [InlineData(16)]
    public void Without_regard_to_regions_a_hundredth_more_than_the_cost_named_is_too_much(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(8, rounds: 12, round =>
        {
            var problem = SelectionCases.Random(random, 8);
            if (Selector.Solve(problem) is not SelectionPlan plan)
            {
                return false;
            }

            var cheaper = Counterfactuals.Of(problem, plan).Where(asked => asked.FixedCostAtMost > 0).ToList();
            Assert.All(cheaper, asked =>
            {
                var candidate = problem.Candidates.Single(c => c.Id == asked.Id);
                Assert.False(IsChosen(problem, candidate with { FixedCost = asked.FixedCostAtMost!.Value * 1.0101 }), $"round {round}, {asked.Id}");
            });
            return cheaper.Count > 0;
        });
    }

    private static Counterfactual Asked(SelectionProblem problem, string id) =>
        Counterfactuals.Of(problem, (SelectionPlan)Selector.Solve(problem)).Single(asked => asked.Id.Value == id);

    private static bool IsChosenFrom(SelectionProblem problem, int month)
    {
        var late = problem.Candidates[1];
        return IsChosen(problem, late with { Site = late.Site with { Start = SiteStart.At(month) } });
    }

    private static bool IsChosen(SelectionProblem problem, Candidate candidate)
    {
        var index = problem.Candidates.Select(c => c.Id).ToList().IndexOf(candidate.Id);
        return Selector.Solve(problem with { Candidates = problem.Candidates.SetItem(index, candidate) }) is SelectionPlan plan && plan.Chosen.Any(site => site.Id == candidate.Id);
    }
}
