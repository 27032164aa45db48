using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class ExplanationsTests
{
    [Fact]
    public void Every_site_considered_is_explained_candidates_first_then_the_excluded()
    {
        var problem = SelectionCases.Problem(5, SelectionCases.Site("chosen", mean: 3, cost: 1), SelectionCases.Site("dear", mean: 3, cost: 9)) with
        {
            Excluded = [new ExcludedSite(new CandidateId("silent"), new RegionId("north"), ReasonCode.NoAnswer)],
        };

        var explained = Explanations.Of(problem, (SelectionPlan)Selector.Solve(problem));

        Assert.Equal(["chosen", "dear", "silent"], explained.Select(site => site.Id.Value));
        Assert.Equal([ReasonCode.Chosen, ReasonCode.Dominated, ReasonCode.NoAnswer], explained.Select(site => site.Reason));
        Assert.Null(explained[2].Facts);
    }

    [Fact]
    public void A_plan_for_another_problem_is_refused_rather_than_explained_in_part()
    {
        var problem = SelectionCases.Problem(5, SelectionCases.Site("a", mean: 3, cost: 1), SelectionCases.Site("b", mean: 3, cost: 2));
        var plan = (SelectionPlan)Selector.Solve(problem);
        var other = SelectionCases.Problem(5, SelectionCases.Site("b", mean: 3, cost: 2), SelectionCases.Site("c", mean: 3, cost: 1));

        Assert.Contains(plan.Chosen, site => site.Id.Value == "a");
        Assert.Throws<ArgumentException>(() => Explanations.Of(other, plan));
    }

    [Theory]
    [InlineData(12)]
    public void The_probabilities_with_and_without_a_site_are_those_of_the_plan_with_and_without_it(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(20, rounds: 30, round =>
        {
            var problem = SelectionCases.Random(random, 9, kinds: 2);
            if (Selector.Solve(problem) is not SelectionPlan plan)
            {
                return false;
            }

            var counts = plan.Chosen.ToDictionary(site => site.Id, site => site.Count);
            foreach (var site in Explanations.Of(problem, plan).Where(site => problem.Candidates.Single(c => c.Id == site.Id).MaxCount > 0))
            {
                var where = $"round {round}, {site.Id}";
                var with = new Dictionary<CandidateId, int>(counts) { [site.Id] = Math.Max(1, site.Count) };
                var without = new Dictionary<CandidateId, int>(counts) { [site.Id] = 0 };
                Assert.True(Math.Abs(EveryPlan.Weigh(problem, with).Probability - site.Facts!.ProbabilityWith) < 1e-9, where);
                Assert.True(Math.Abs(EveryPlan.Weigh(problem, without).Probability - site.Facts.ProbabilityWithout) < 1e-9, where);
                Assert.True(site.Facts.ProbabilityWith >= site.Facts.ProbabilityWithout, where);
            }

            return true;
        });
    }

    [Fact]
    public void The_facts_are_the_forecasts()
    {
        var problem = SelectionCases.Problem(20, SelectionCases.Site("only", mean: 3, cost: 5, shape: 2, cap: 60));

        var facts = Explanations.Of(problem with { TargetPatients = 5 }, (SelectionPlan)Selector.Solve(problem with { TargetPatients = 5 }))[0].Facts!;

        // Gamma(2, 2/3): mean 3; its 10 % and 90 % quantiles are 0.5318 and 3.8897 over the rate. Negative binomial: P(0) = (1 + 18)^-2.
        Assert.Equal(3, facts.RateMeanPerMonth, 1e-9);
        Assert.Equal(0.531812 / (2d / 3), facts.RateLowPerMonth, 1e-5);
        Assert.Equal(3.889720 / (2d / 3), facts.RateHighPerMonth, 1e-5);
        Assert.Equal(Math.Pow(19, -2), facts.ProbabilityZero, 1e-12);
        Assert.Equal(5, facts.Cost);
        Assert.Equal(60, facts.Cap);
        Assert.InRange(facts.ExpectedPatients, 30, 36);
    }
}
