using TrialMatch.Primitives;

namespace TrialMatch.Domain.Network;

/// <summary>A regional health authority.</summary>
/// <param name="Population">The number of inhabitants.</param>
public sealed record Region(RegionId Id, string Name, int Population);
