using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>Finds the cheapest set of sites, adjusted by the regional balance.</summary>
public static class Selector
{
    /// <summary>The fractions of the full discounts, tried in turn until the plan's extra cost is within the limit.</summary>
    private static readonly double[] DiscountParts = [1, 0.5, 0.25];

    /// <summary>
    /// Returns the plan, or how far all candidates together fall short. Expects a valid problem: see <see cref="SelectionProblem.Validate"/>.
    /// The same problem always gives the same answer.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SelectionResult Solve(SelectionProblem problem, CancellationToken cancellation = default) =>
        Solve(SelectionModel.Of(problem, cancellation));

    public static SelectionResult Solve(SelectionModel model)
    {
        using var least = new LeastCost(model.Set);
        if (least.Best is not { } cheapest)
        {
            return TargetShortfall.Of(model);
        }

        var balanced = Balanced(model, least);
        return PlanOf(model, least, balanced ?? new(cheapest, ImmutableDictionary<RegionId, double>.Empty, IsProven: true));
    }

    /// <summary>Returns the problem with discounts on the sites of regions that are behind.</summary>
    internal static SetProblem Discounted(SelectionModel model, ImmutableDictionary<RegionId, double> discounts) => new(
        model.Set.Target,
        model.Set.Probability,
        [.. model.Set.Kinds.Select(kind => kind with { FixedCost = kind.FixedCost * (1 - discounts.GetValueOrDefault(model.Regions[kind.Region])) })],
        model.Set.Bounds,
        model.Set.Cancellation);

    private static BalancedSet? Balanced(SelectionModel model, LeastCost least)
    {
        if (model.Problem.Balance is not { Discounts.IsEmpty: false } balance)
        {
            return null;
        }

        var most = model.Set.Cost(least.Best) * (1 + balance.MostExtraCost);
        foreach (var part in DiscountParts)
        {
            var discounts = balance.Discounts.ToImmutableDictionary(each => each.Key, each => each.Value * part);
            using var search = new LeastCost(Discounted(model, discounts));
            if (search.Best is { } found && model.Set.Cost(found) <= most)
            {
                return new BalancedSet(found, discounts, search.IsProven);
            }
        }

        return null;
    }

    private static SelectionPlan PlanOf(SelectionModel model, LeastCost least, BalancedSet set) => new()
    {
        Chosen = model.ChosenOf(set.Counts),
        Probability = 1 - model.Set.Miss(set.Counts),
        ExpectedPatients = set.Counts.Select((count, i) => count * model.Set.Kinds[i].Mean).Sum(),
        Cost = model.Set.Cost(set.Counts),
        LeastCostSet = model.ChosenOf(least.Best!),
        LeastCost = model.Set.Cost(least.Best),
        IsProven = least.IsProven && set.IsProven,
        Regions = RegionsOf(model, set.Counts),
        Discounts = set.Discounts,
    };

    private static ImmutableArray<RegionShare> RegionsOf(SelectionModel model, int[] counts)
    {
        var expected = new double[model.Regions.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            expected[model.Set.Kinds[i].Region] += counts[i] * model.Set.Kinds[i].Mean;
        }

        var all = expected.Sum();
        return [.. model.Regions.Select((region, i) => new RegionShare(region, model.PoolShares[i], all > 0 ? expected[i] / all : 0))];
    }

    private sealed record BalancedSet(int[] Counts, ImmutableDictionary<RegionId, double> Discounts, bool IsProven);
}
