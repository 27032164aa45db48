using TrialMatch.Domain.Selection;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class LeastCostTests
{
    private const double RoundingError = 1e-9;

    [Fact]
    public void The_cheapest_set_is_chosen_not_the_best_rate_per_cost()
    {
        // Alone, the cheap small site is the best value, but it cannot reach the target; with the large one it is superfluous.
        var problem = SelectionCases.Problem(
            10, SelectionCases.Site("small", mean: 0.5, cost: 1), SelectionCases.Site("large", mean: 3, cost: 10, shape: 50));

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

        Assert.Equal(["large"], plan.Chosen.Select(site => site.Id.Value));
        Assert.True(plan.IsProven);
    }

    [Fact]
    public void Sites_that_must_be_kept_and_reach_the_target_by_themselves_are_the_plan()
    {
        var problem = SelectionCases.Problem(
            10,
            SelectionCases.Site("kept", mean: 3, cost: 10, shape: 50).Held(),
            SelectionCases.Site("other", mean: 3, cost: 1, shape: 50),
            SelectionCases.Site("another", mean: 2, cost: 1, shape: 50));
        SelectionPlan? plan = null;

        // On a thread of its own: what an earlier search left in this one's buffers would hide a search of nothing.
        var thread = new Thread(() => plan = Selector.Solve(problem) as SelectionPlan);
        thread.Start();
        thread.Join();

        Assert.NotNull(plan);
        Assert.Equal(["kept"], plan.Chosen.Select(site => site.Id.Value));
        Assert.True(plan.IsProven);
    }

    [Fact]
    public void A_published_trap_is_avoided_quotas_fall_short_where_caps_with_headroom_do_not()
    {
        // Design §5: five sites that each expect 24, target 60: quotas of 12 give 0.216, caps of 18 give 0.854, no caps 0.962.
        double ProbabilityOf(int? cap) => Selector.Solve(SelectionCases.Problem(
            60,
            [.. Enumerable.Range(0, 5).Select(i => SelectionCases.Site($"site-{i}", mean: 2, cost: 1, cap: cap).Held())]) with
        { Probability = 0.2 })
            is SelectionPlan plan ? plan.Probability : 0;

        Assert.Equal(0.216, ProbabilityOf(12), 0.0005);
        Assert.Equal(0.854, ProbabilityOf(18), 0.0005);
        Assert.Equal(0.962, ProbabilityOf(null), 0.0005);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    public void No_set_that_reaches_the_target_is_cheaper(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var problem = SelectionCases.Random(random, random.Next(1, 12));
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            var result = Selector.Solve(problem);

            var where = $"seed {seed}, round {round}";
            if (reached.Count == 0)
            {
                Assert.True(result is SelectionShortfall, where);
                continue;
            }

            var plan = Assert.IsType<SelectionPlan>(result);
            Assert.True(Math.Abs(plan.Cost - reached.Min(other => other.Cost)) < RoundingError, where);
            Assert.True(plan.IsProven, where);
            Agrees(problem, plan, where);
        }
    }

    [Theory]
    [InlineData(3)]
    public void Kinds_of_sites_are_chosen_by_number_within_their_counts(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var problem = SelectionCases.Random(random, random.Next(1, 6), kinds: 3);
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            var where = $"seed {seed}, round {round}";
            if (Selector.Solve(problem) is SelectionPlan plan)
            {
                Assert.True(Math.Abs(plan.Cost - reached.Min(other => other.Cost)) < RoundingError, where);
                Agrees(problem, plan, where);
            }
            else
            {
                Assert.True(reached.Count == 0, where);
            }
        }
    }

    [Theory]
    [InlineData(5)]
    public void A_set_that_offers_exactly_what_is_asked_is_not_lost_to_rounding(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var problem = SelectionCases.Random(random, random.Next(8, 21));
            if (Selector.Solve(problem) is SelectionPlan plan)
            {
                var exactly = Assert.IsType<SelectionPlan>(Selector.Solve(problem with { Probability = plan.Probability }));
                Assert.True(exactly.Cost <= plan.Cost + RoundingError, $"seed {seed}, round {round}: {exactly.Cost} instead of {plan.Cost}");
            }
        }
    }

    [Theory]
    [InlineData(31)]
    public void Round_costs_that_make_many_sets_equally_dear_hide_no_cheaper_set(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var problem = SelectionCases.Random(random, random.Next(8, 13));
            problem = problem with
            {
                Candidates = [.. problem.Candidates.Select(site => site with { FixedCost = 5 * random.Next(0, 4), PerPatientCost = 0 })],
            };
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            if (reached.Count > 0)
            {
                var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem with { Fairness = round % 2 == 0 ? null : FairnessRule.Standard }));
                Assert.True(Math.Abs(plan.LeastCost - reached.Min(other => other.Cost)) < RoundingError, $"seed {seed}, round {round}");
            }
        }
    }

    [Theory]
    [InlineData(32)]
    public void Among_fifteen_sites_too_no_set_that_reaches_the_target_is_cheaper(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            var problem = SelectionCases.Random(random, 15);
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability);
            var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

            Assert.True(Math.Abs(plan.Cost - reached.Min(other => other.Cost)) < RoundingError, $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void A_target_of_ten_thousand_at_three_sites_is_still_proven()
    {
        var sites = Enumerable.Range(0, 3).Select(i => SelectionCases.Site($"site-{i}", mean: 800, cost: 10 + i, shape: 400));

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(SelectionCases.Problem(10_000, [.. sites]) with { Fairness = FairnessRule.Standard }));

        Assert.True(plan.IsProven);
        Assert.Equal(21, plan.LeastCost);
    }

    [Fact]
    public void Sites_that_cost_nothing_are_weighed_for_fairness_alone()
    {
        var west = Enumerable.Range(0, 4).Select(i => SelectionCases.Site($"west-{i}", mean: 2, cost: 0, region: "west"));
        var north = Enumerable.Range(0, 4).Select(i => SelectionCases.Site($"north-{i}", mean: 2, cost: 0, region: "north"));

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(SelectionCases.Problem(40, [.. west, .. north]) with { Fairness = FairnessRule.Standard }));

        Assert.Equal(0, plan.Cost);
        Assert.Equal(1, plan.SmallestRatio!.Value, 1e-9);
    }

    [Fact]
    public void A_site_that_has_accepted_stays_though_another_would_be_cheaper()
    {
        var accepted = SelectionCases.Site("accepted", mean: 2, cost: 50).Held();
        var cheap = SelectionCases.Site("cheap", mean: 2, cost: 1);

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(SelectionCases.Problem(5, accepted, cheap)));

        Assert.Equal(1, plan.CountOf(accepted.Id));
    }

    [Fact]
    public void Accepted_sites_that_reach_the_target_by_themselves_are_the_plan()
    {
        var problem = SelectionCases.Problem(
            5, SelectionCases.Site("accepted", mean: 3, cost: 50).Held(), SelectionCases.Site("spare", mean: 2, cost: 1));

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

        Assert.Equal(["accepted"], plan.Chosen.Select(site => site.Id.Value));
    }

    [Theory]
    [InlineData(9, 40)]
    [InlineData(10, 90)]
    public void Beyond_two_dozen_sites_the_plan_still_reaches_the_target_exactly(int seed, int sites)
    {
        var problem = SelectionCases.Random(new Random(seed), sites);

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

        Assert.False(plan.IsProven);
        Agrees(problem, plan, $"seed {seed}");
    }

    [Theory]
    [InlineData(77)]
    public void The_search_by_cores_finds_what_the_exact_one_finds_or_hardly_more(int seed)
    {
        // A dear site doubled beyond the exact size must not change the plan.
        var random = new Random(seed);
        var excess = 0d;
        const int rounds = 20;
        for (var round = 0; round < rounds; round++)
        {
            var problem = SelectionCases.Random(random, 20);
            var useless = SelectionCases.Site("useless", mean: 0.01, cost: 1e6) with { MaxCount = 110 };
            var exact = (SelectionPlan)Selector.Solve(problem);
            var wide = (SelectionPlan)Selector.Solve(problem with
            {
                Candidates = problem.Candidates.AddRange(useless, useless with { Id = new CandidateId("useless-too") }),
            });

            Assert.False(wide.IsProven);
            Assert.True(wide.Cost >= exact.Cost - RoundingError, $"seed {seed}, round {round}");
            excess += (wide.Cost / exact.Cost) - 1;
        }

        Assert.True(excess / rounds < 0.002, $"seed {seed}: mean excess {excess / rounds:P3}");
    }

    [Fact]
    public void The_same_problem_gives_the_same_plan()
    {
        var problem = SelectionCases.Random(new Random(4), 18);

        Assert.Equal(((SelectionPlan)Selector.Solve(problem)).Chosen, ((SelectionPlan)Selector.Solve(problem)).Chosen);
    }

    private static void Agrees(SelectionProblem problem, SelectionPlan plan, string where)
    {
        var weighed = EveryPlan.Weigh(problem, plan.Chosen.ToDictionary(site => site.Id, site => site.Count));
        Assert.True(Math.Abs(weighed.Probability - plan.Probability) < RoundingError, where);
        Assert.True(Math.Abs(weighed.Cost - plan.Cost) < 1e-6, where);
        Assert.True(plan.Probability >= problem.Probability, where);
    }
}
