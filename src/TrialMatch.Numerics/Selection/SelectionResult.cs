using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A plan, or the honest answer that there is none.</summary>
public abstract record SelectionResult
{
    private protected SelectionResult()
    {
    }
}

/// <summary>A set of sites that reaches the target with at least the asked probability.</summary>
public sealed record SelectionPlan : SelectionResult
{
    /// <summary>The chosen sites, in the candidates' order.</summary>
    public required ImmutableArray<ChosenSite> Chosen { get; init; }

    /// <summary>P(patients within the horizon ≥ target), exact on the caps.</summary>
    public required double Probability { get; init; }

    /// <summary>Expected patients within the caps.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>In relative units.</summary>
    public required double Cost { get; init; }

    /// <summary>The cheapest set without regard to the regional balance; what <see cref="PriceOfFairness"/> is measured against.</summary>
    public required ImmutableArray<ChosenSite> LeastCostSet { get; init; }

    public required double LeastCost { get; init; }

    /// <summary>Cost over the least cost, minus one: what the regional balance costs; 0 where the cheapest set is the plan.</summary>
    public double PriceOfFairness => LeastCost > 0 ? Math.Max(0, (Cost / LeastCost) - 1) : 0;

    /// <summary>True where the plan is known to be the cheapest; false where the search gave up proving it.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Each region that has candidates, in order of id.</summary>
    public required ImmutableArray<RegionShare> Regions { get; init; }

    /// <summary>The smallest region's ratio; null where no candidate has an eligible pool.</summary>
    public double? SmallestRatio => Regions.Min(region => region.Ratio);

    /// <summary>What was taken off the fixed cost of each region's sites in the search, as a share; empty where the balance asks for nothing or would have cost too much.</summary>
    public required ImmutableDictionary<RegionId, double> Discounts { get; init; }
}

/// <summary>No set within the bounds reaches the target with the asked probability.</summary>
public sealed record SelectionShortfall : SelectionResult
{
    /// <summary>Nothing can be offered, whoever takes part.</summary>
    public static SelectionShortfall Nothing { get; } = new() { OfferablePatients = 0, Probability = 0, ExpectedPatients = 0, Binding = [] };

    /// <summary>The most patients that a set within the bounds reaches with the asked probability; ask again with this target for a plan. 0 where none.</summary>
    public required int OfferablePatients { get; init; }

    /// <summary>P(patients ≥ target) with all candidates.</summary>
    public required double Probability { get; init; }

    /// <summary>Expected patients of all candidates within their caps.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>What binds, each verified by lifting it alone; those that would make up the shortfall first.</summary>
    public required ImmutableArray<BindingLimit> Binding { get; init; }
}
