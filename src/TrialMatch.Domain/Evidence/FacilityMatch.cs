using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>The trust that a facility belongs to.</summary>
/// <param name="Trust">The trust; null where the facility is outside the network or unknown.</param>
public sealed record FacilityMatch(Facility Facility, FacilityMatchKind Kind, TrustId? Trust);
