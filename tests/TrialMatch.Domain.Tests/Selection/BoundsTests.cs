using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class BoundsTests
{
    private const double RoundingError = 1e-9;

    [Theory]
    [InlineData(41)]
    public void Within_the_bounds_on_sites_no_set_that_reaches_the_target_is_cheaper(int seed)
    {
        var random = Seed.Random(seed);
        HeldToEnumeration(() =>
        {
            var problem = SelectionCases.Random(random, random.Next(2, 12), kinds: random.Next(3));
            var fewest = random.Next(0, 4);
            var required = problem.Candidates.Sum(candidate => candidate.MinCount);
            return problem with { MinSites = fewest, MaxSites = Math.Max(Math.Max(fewest, 1), required) + random.Next(0, 5) };
        });
    }

    [Theory]
    [InlineData(42)]
    public void With_a_site_in_every_region_no_set_that_reaches_the_target_is_cheaper(int seed)
    {
        var random = Seed.Random(seed);
        HeldToEnumeration(() => SelectionCases.Random(random, random.Next(2, 12)) with { IsEveryRegionWanted = true });
    }

    [Theory]
    [InlineData(43)]
    public void Patients_of_one_price_everywhere_leave_the_cheapest_sites_the_cheapest(int seed)
    {
        var random = Seed.Random(seed);
        HeldToEnumeration(() =>
        {
            var problem = SelectionCases.Random(random, random.Next(2, 12));
            return problem with { Candidates = [.. problem.Candidates.Select(site => site with { PerPatientCost = 7, FixedCost = 5 * random.Next(1, 4) })] };
        });
    }

    [Fact]
    public void More_sites_than_there_are_is_all_of_them()
    {
        var problem = SelectionCases.Problem(2, SelectionCases.Site("a", 3, 1), SelectionCases.Site("b", 3, 1)) with { MinSites = 9 };

        Assert.Equal(2, Assert.IsType<SelectionPlan>(Selector.Solve(problem)).Chosen.Length);
    }

    [Fact]
    public void A_bound_that_keeps_the_plan_from_the_target_is_named_with_what_it_still_allows()
    {
        var sites = Enumerable.Range(0, 4).Select(i => SelectionCases.Site($"site-{i}", mean: 2, cost: 1, shape: 20)).ToArray();
        var problem = SelectionCases.Problem(60, sites) with { MaxSites = 2 };

        var shortfall = Assert.IsType<SelectionShortfall>(Selector.Solve(problem));

        Assert.Equal(LimitKind.MaxSites, shortfall.Binding[0].Kind);
        Assert.IsType<SelectionPlan>(Selector.Solve(problem with { TargetPatients = shortfall.OfferablePatients }));
        Assert.IsType<SelectionShortfall>(Selector.Solve(problem with { TargetPatients = shortfall.OfferablePatients + 1 }));
    }

    [Fact]
    public void A_search_whose_caller_is_gone_ends()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Selector.Solve(SelectionCases.Random(Seed.Random(5), 200) with { TargetPatients = 200 }, gone.Token));
    }

    private static void HeldToEnumeration(Func<SelectionProblem> next)
    {
        const int Rounds = 80;
        Checked.AtLeast((Rounds / 4) + 1, Rounds, round =>
        {
            var problem = next();
            var regions = problem.Candidates.Where(candidate => candidate.MaxCount > 0).Select(candidate => candidate.Region).Distinct().Count();
            var good = EveryPlan.Of(problem)
                .Where(plan => plan.Probability >= problem.Probability && plan.Sites <= (problem.MaxSites ?? int.MaxValue))
                .Where(plan => plan.Sites >= Math.Min(problem.MinSites, problem.Candidates.Sum(candidate => candidate.MaxCount)))
                .Where(plan => !problem.IsEveryRegionWanted || plan.Regions == regions)
                .ToList();
            if (Selector.Solve(problem) is SelectionPlan plan)
            {
                Assert.True(plan.IsProven, $"round {round}");
                Assert.True(Math.Abs(plan.Cost - good.Min(other => other.Cost)) < RoundingError * plan.Cost, $"round {round}: {plan.Cost} instead of {good.Min(other => other.Cost)}");
                return true;
            }

            Assert.True(good.Count == 0, $"round {round}");
            return false;
        });
    }
}
