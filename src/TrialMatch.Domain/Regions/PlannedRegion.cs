using TrialMatch.Primitives;

namespace TrialMatch.Domain.Regions;

/// <summary>A region's part in a plan, and its discount from the regional account.</summary>
/// <param name="PoolShare">The region's share, 0 to 1, of the eligible patients of all trusts that could take part or were asked.</param>
/// <param name="ExpectedPatients">The patients expected at its chosen sites.</param>
/// <param name="Ratio">The ratio of got to due in the account when the plan was made; null where the account had no entry.</param>
/// <param name="Discount">The discount on the fixed cost of its sites during site selection, as a share.</param>
public sealed record PlannedRegion(RegionId Region, double PoolShare, double ExpectedPatients, double? Ratio, double Discount);
