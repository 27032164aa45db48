using System.Collections.Immutable;

namespace TrialMatch.Domain.Selection;

/// <summary>Selects sites (design §6, steps 3, 4 and 6).</summary>
public static class Selector
{
    /// <summary>
    /// The plan, or how far all candidates together fall short. The problem is taken as valid: see <see cref="SelectionProblem.Validate"/>.
    /// The same problem always gives the same answer.
    /// </summary>
    /// <exception cref="OperationCanceledException">The search was cancelled; large problems take seconds.</exception>
    public static SelectionResult Solve(SelectionProblem problem, CancellationToken cancellation = default) =>
        Solve(SelectionModel.Of(problem, cancellation));

    internal static SelectionResult Solve(SelectionModel model)
    {
        var fair = new FairProblem(model.Set, model.PoolShares);
        var rule = fair.Measured.Length > 0 ? model.Problem.Fairness : null;
        using var search = new LeastCostSearch(model.Set, rule is null ? 1 : FairSearch.UsualReach);
        if (!search.Run())
        {
            return Shortfall.Of(model);
        }

        return rule is not null
            ? Fair(model, fair, rule, search)
            : PlanOf(model, fair, search.Best, search, FairnessOutcome.NotAsked, search.IsExact);
    }

    private static SelectionPlan Fair(SelectionModel model, FairProblem fair, FairnessRule rule, LeastCostSearch least)
    {
        var search = new FairSearch(fair, rule, least);
        var outcome = search.Run();
        return PlanOf(model, fair, search.Best, least, outcome, least.IsExact && search.IsExact);
    }

    private static SelectionPlan PlanOf(
        SelectionModel model, FairProblem fair, bool[] chosen, LeastCostSearch least, FairnessOutcome outcome, bool isProven)
    {
        var sites = model.ChosenOf(chosen);
        return new SelectionPlan
        {
            Chosen = sites,
            Probability = 1 - model.Set.Miss(chosen),
            ExpectedPatients = sites.Sum(site => site.ExpectedPatients),
            Cost = model.Set.Cost(chosen),
            LeastCostSet = model.ChosenOf(least.Best),
            LeastCost = least.BestCost,
            IsProven = isProven,
            Regions = RegionsOf(model, chosen),
            SmallestRatio = fair.Measured.Length > 0 ? fair.SmallestRatio(chosen) : null,
            Fairness = outcome,
        };
    }

    private static ImmutableArray<RegionShare> RegionsOf(SelectionModel model, bool[] chosen)
    {
        var expected = new double[model.Regions.Length];
        for (var unit = 0; unit < chosen.Length; unit++)
        {
            expected[model.Set.Units[unit].Region] += chosen[unit] ? model.Set.Units[unit].Mean : 0;
        }

        var all = expected.Sum();
        return [.. model.Regions.Select((region, i) => new RegionShare(region, model.PoolShares[i], all > 0 ? expected[i] / all : 0))];
    }
}
