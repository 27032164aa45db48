using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A region's part in a plan.</summary>
/// <param name="PoolShare">Its share of all candidates' eligible pool, 0 to 1.</param>
/// <param name="PlanShare">Its share of the plan's expected patients, 0 to 1.</param>
public sealed record RegionShare(RegionId Region, double PoolShare, double PlanShare)
{
    /// <summary>ρ: 1 is a share as large as its pool's; null where the region's candidates have no eligible pool.</summary>
    public double? Ratio => PoolShare > 0 ? PlanShare / PoolShare : null;
}
