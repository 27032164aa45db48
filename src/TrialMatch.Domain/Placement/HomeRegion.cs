using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>The patients of a plan who live in a region, wherever they are treated.</summary>
/// <param name="ExpectedPatients">The expected patients of the chosen sites who live there.</param>
public sealed record HomeRegion(RegionId Region, double ExpectedPatients);
