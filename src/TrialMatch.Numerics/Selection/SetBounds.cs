namespace TrialMatch.Numerics.Selection;

/// <summary>The constraints on a set besides the probability.</summary>
/// <param name="MinSites">The minimum number of sites.</param>
/// <param name="MaxSites">The maximum number of sites.</param>
/// <param name="Regions">A bit for each region that must have a site.</param>
internal readonly record struct SetBounds(int MinSites, int MaxSites, ulong Regions);
