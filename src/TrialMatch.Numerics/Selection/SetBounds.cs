namespace TrialMatch.Numerics.Selection;

/// <summary>What a set must keep beside the probability.</summary>
/// <param name="MinSites">The fewest sites in all.</param>
/// <param name="MaxSites">The most sites in all.</param>
/// <param name="Regions">A bit for each region that must have a site.</param>
internal readonly record struct SetBounds(int MinSites, int MaxSites, ulong Regions);
