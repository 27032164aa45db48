using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A region's part in a plan.</summary>
/// <param name="PoolShare">The region's share of all candidates' eligible patients, 0 to 1.</param>
/// <param name="PlanShare">The region's share of the plan's expected patients, 0 to 1.</param>
public sealed record RegionShare(RegionId Region, double PoolShare, double PlanShare)
{
    /// <summary>Plan share over pool share: 1 where both are equal; null where the region's candidates have no eligible patients.</summary>
    public double? Ratio => PoolShare > 0 ? PlanShare / PoolShare : null;
}
