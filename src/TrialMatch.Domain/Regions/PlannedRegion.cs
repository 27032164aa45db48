using TrialMatch.Primitives;

namespace TrialMatch.Domain.Regions;

/// <summary>A region's part in a plan, and what the regional account asked for it.</summary>
/// <param name="PoolShare">Its share, 0 to 1, of the eligible patients of all trusts that could take part or were asked.</param>
/// <param name="ExpectedPatients">Those expected at its chosen sites.</param>
/// <param name="Ratio">What it got over what it was due by the account that the plan was made with; null where that had nothing on it.</param>
/// <param name="Discount">What was taken off the cost of opening and keeping open its sites when sites were chosen, as a share.</param>
public sealed record PlannedRegion(RegionId Region, double PoolShare, double ExpectedPatients, double? Ratio, double Discount);
