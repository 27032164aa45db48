using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>The result of a selection: a plan, or a shortfall.</summary>
public abstract record SelectionResult
{
    private protected SelectionResult()
    {
    }
}

/// <summary>A set of sites that reaches the target with at least the wanted probability.</summary>
public sealed record SelectionPlan : SelectionResult
{
    /// <summary>The chosen sites, in the candidates' order.</summary>
    public required ImmutableArray<ChosenSite> Chosen { get; init; }

    /// <summary>P(patients within the horizon ≥ target), exact on the caps.</summary>
    public required double Probability { get; init; }

    /// <summary>Expected patients within the caps.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>The cost, in relative units.</summary>
    public required double Cost { get; init; }

    /// <summary>The cheapest set without the regional balance, the baseline of <see cref="PriceOfFairness"/>.</summary>
    public required ImmutableArray<ChosenSite> LeastCostSet { get; init; }

    public required double LeastCost { get; init; }

    /// <summary>The relative extra cost of the regional balance: cost over least cost, minus 1; 0 where the plan is the cheapest set.</summary>
    public double PriceOfFairness => LeastCost > 0 ? Math.Max(0, (Cost / LeastCost) - 1) : 0;

    /// <summary>Whether the plan is proven to be the cheapest; false where the search reached its work limit.</summary>
    public required bool IsProven { get; init; }

    /// <summary>The regions that have candidates, in order of id.</summary>
    public required ImmutableArray<RegionShare> Regions { get; init; }

    /// <summary>The smallest ratio of a region; null where no candidate has eligible patients.</summary>
    public double? SmallestRatio => Regions.Min(region => region.Ratio);

    /// <summary>
    /// The discount that the search applied to the fixed cost of each region's sites, as a share; empty where there was none or it would have cost
    /// too much.
    /// </summary>
    public required ImmutableDictionary<RegionId, double> Discounts { get; init; }
}

/// <summary>The result where no set within the bounds reaches the target with the wanted probability.</summary>
public sealed record SelectionShortfall : SelectionResult
{
    /// <summary>No patient can be offered with any set of sites.</summary>
    public static SelectionShortfall Nothing { get; } = new() { OfferablePatients = 0, Probability = 0, ExpectedPatients = 0, Binding = [] };

    /// <summary>
    /// The most patients that a set within the bounds reaches with the wanted probability, 0 or more. Solve again with this target to get a plan.
    /// </summary>
    public required int OfferablePatients { get; init; }

    /// <summary>P(patients ≥ target) with all candidates.</summary>
    public required double Probability { get; init; }

    /// <summary>Expected patients of all candidates within their caps.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>The limits that bind, each verified by lifting it alone. Those whose lifting would suffice come first.</summary>
    public required ImmutableArray<BindingLimit> Binding { get; init; }
}
