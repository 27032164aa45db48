using System.Collections.Immutable;

namespace TrialMatch.Domain.Selection;

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

    /// <summary>The cheapest set without regard to regions; what <see cref="PriceOfFairness"/> is measured against.</summary>
    public required ImmutableArray<ChosenSite> LeastCostSet { get; init; }

    public required double LeastCost { get; init; }

    /// <summary>Cost over the least cost, minus one; 0 where the cheapest set is the plan.</summary>
    public double PriceOfFairness => LeastCost > 0 ? (Cost / LeastCost) - 1 : 0;

    /// <summary>True where <see cref="LeastCost"/> and the fairness rule are known to be met exactly; false above two dozen sites, where the search may miss a slightly better set.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Each region that has candidates, in order of id.</summary>
    public required ImmutableArray<RegionShare> Regions { get; init; }

    /// <summary>The smallest ratio; null where no candidate has an eligible pool.</summary>
    public required double? SmallestRatio { get; init; }

    /// <summary>What became of the floor.</summary>
    public required FairnessOutcome Fairness { get; init; }

    public int CountOf(CandidateId id) => Chosen.FirstOrDefault(site => site.Id == id)?.Count ?? 0;
}

/// <summary>Not even all candidates together reach the target with the asked probability.</summary>
public sealed record SelectionShortfall : SelectionResult
{
    /// <summary>The most patients that all candidates together reach with the asked probability; ask again with this target for a plan. 0 where none.</summary>
    public required int OfferablePatients { get; init; }

    /// <summary>P(patients ≥ target) with all candidates.</summary>
    public required double Probability { get; init; }

    /// <summary>Expected patients of all candidates within their caps.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>What binds, each verified by lifting it alone; those that would make up the shortfall first.</summary>
    public required ImmutableArray<BindingLimit> Binding { get; init; }
}
