using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

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
        var random = Seed.Random(seed);
        Checked.AtLeast(40, rounds: 60, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(1, 12));
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            var result = Selector.Solve(problem);

            var where = $"round {round}";
            if (reached.Count == 0)
            {
                Assert.True(result is SelectionShortfall, where);
                return false;
            }

            var plan = Assert.IsType<SelectionPlan>(result);
            Assert.True(Math.Abs(plan.Cost - reached.Min(other => other.Cost)) < RoundingError, where);
            Assert.True(plan.IsProven, where);
            Agrees(problem, plan, where);
            return true;
        });
    }

    [Theory]
    [InlineData(3)]
    public void Kinds_of_sites_are_chosen_by_number_within_their_counts(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(40, rounds: 60, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(1, 6), kinds: 3);
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            var where = $"round {round}";
            if (Selector.Solve(problem) is SelectionPlan plan)
            {
                Assert.True(Math.Abs(plan.Cost - reached.Min(other => other.Cost)) < RoundingError, where);
                Agrees(problem, plan, where);
                return true;
            }

            Assert.True(reached.Count == 0, where);
            return false;
        });
    }

    [Theory]
    [InlineData(5)]
    public void A_set_that_offers_exactly_what_is_asked_is_not_lost_to_rounding(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(250, rounds: 300, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(8, 21));
            if (Selector.Solve(problem) is not SelectionPlan plan)
            {
                return false;
            }

            var exactly = Assert.IsType<SelectionPlan>(Selector.Solve(problem with { Probability = plan.Probability }));
            Assert.True(exactly.Cost <= plan.Cost + RoundingError, $"round {round}: {exactly.Cost} instead of {plan.Cost}");
            return true;
        });
    }

    [Theory]
    [InlineData(31)]
    public void Round_costs_that_make_many_sets_equally_dear_hide_no_cheaper_set(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(30, rounds: 40, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(8, 13));
            problem = problem with
            {
                Candidates = [.. problem.Candidates.Select(site => site with { FixedCost = 5 * random.Next(0, 4), PerPatientCost = 0 })],
            };
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability).ToList();
            if (reached.Count == 0)
            {
                return false;
            }

            var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));
            Assert.True(Math.Abs(plan.LeastCost - reached.Min(other => other.Cost)) < RoundingError, $"round {round}");
            return true;
        });
    }

    [Theory]
    [InlineData(32)]
    public void Among_fifteen_sites_too_no_set_that_reaches_the_target_is_cheaper(int seed)
    {
        var random = Seed.Random(seed);
        for (var round = 0; round < 4; round++)
        {
            var problem = SelectionCases.Random(random, 15);
            var reached = EveryPlan.Of(problem).Where(plan => plan.Probability >= problem.Probability);
            var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

            Assert.True(Math.Abs(plan.Cost - reached.Min(other => other.Cost)) < RoundingError, $"round {round}");
        }
    }

    [Fact]
    public void A_target_of_ten_thousand_at_three_sites_is_still_proven()
    {
        var sites = Enumerable.Range(0, 3).Select(i => SelectionCases.Site($"site-{i}", mean: 800, cost: 10 + i, shape: 400));

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(SelectionCases.Problem(10_000, [.. sites])));

        Assert.True(plan.IsProven);
        Assert.Equal(21, plan.LeastCost);
    }

    [Fact]
    public void A_site_that_has_accepted_stays_though_another_would_be_cheaper()
    {
        var accepted = SelectionCases.Site("accepted", mean: 2, cost: 50).Held();
        var cheap = SelectionCases.Site("cheap", mean: 2, cost: 1);

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(SelectionCases.Problem(5, accepted, cheap)));

        Assert.Equal(1, Assert.Single(plan.Chosen, site => site.Id == accepted.Id).Count);
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
    [InlineData(11, 200)]
    public void Among_hundreds_of_sites_the_plan_is_still_proven(int seed, int sites)
    {
        var problem = SelectionCases.Random(Seed.Random(seed), sites) with { TargetPatients = 60 };

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

        Assert.True(plan.IsProven);
        Agrees(problem, plan, $"{sites} sites");
    }

    [Fact]
    public void The_published_design_of_four_countries_is_solved_to_its_optimum()
    {
        // Mean rates and variances a month, centres, cost of a centre and kept fraction of each country; 400 patients in 12 months at 0.95.
        var problem = SelectionCases.Problem(
            400,
            Country("one", 1, 1.5, 0, 10, 90_100, 0.90),
            Country("two", 1.2, 1.7, 4, 24, 79_656, 0.91),
            Country("three", 1.4, 1.3, 2, 20, 77_144, 0.96),
            Country("four", 1.9, 1.1, 1, 15, 95_444.8, 0.93)) with
        { Probability = 0.95 };

        var plan = Assert.IsType<SelectionPlan>(Selector.Solve(problem));

        Assert.True(plan.IsProven);
        Assert.Equal([0, 4, 20, 14], problem.Candidates.Select(country => plan.Chosen.Where(site => site.Id == country.Id).Sum(site => site.Count)));
        Assert.Equal(3_197_731, plan.Cost, 0.5);
    }

    private static Candidate Country(string id, double mean, double variance, int fewest, int most, double cost, double kept) => new(
        new CandidateId(id),
        new RegionId(id),
        new SiteModel(GammaRate.FromMeanAndVariance(mean, variance), SiteStart.Between(0, 6)) { Retention = kept })
    {
        FixedCost = cost,
        MinCount = fewest,
        MaxCount = most,
    };

    [Fact]
    public void The_same_problem_gives_the_same_plan()
    {
        var problem = SelectionCases.Random(Seed.Random(4), 18);

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
