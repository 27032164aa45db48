namespace TrialMatch.Domain.Selection;

/// <summary>
/// How evenly the regions shall take part. A region's ratio ρ is its share of the plan's expected patients over its share of the candidates'
/// eligible pool. The plan keeps every ρ at or above <paramref name="Floor"/> where any plan can;
/// among plans that do and cost at most (1 + <paramref name="WithinCost"/>) times the cheapest that does, it has the highest smallest ρ.
/// Where no plan keeps the floor, it is the one with the highest smallest ρ within that margin of the least cost.
/// </summary>
/// <param name="Floor">From 0 (none) to 1.</param>
/// <param name="WithinCost">A share of the cost, from 0 to 1; at 0 the plan is the cheapest one that keeps the floor.</param>
public sealed record FairnessRule(double Floor, double WithinCost)
{
    /// <summary>A floor of one half, within 3 % of the least cost: planning defaults, not a rule from elsewhere.</summary>
    public static FairnessRule Standard { get; } = new(Floor: 0.5, WithinCost: 0.03);
}
