using TrialMatch.Primitives;

namespace TrialMatch.Domain.Indicators;

/// <summary>The share of a study's patients expected to live in a region, wherever they are treated: above 0 and at most 1.</summary>
public sealed record HomeShare(RegionId Region, double Share);
