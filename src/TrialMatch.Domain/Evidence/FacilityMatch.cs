using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>Which trust a facility belongs to.</summary>
/// <param name="Trust">Null where it is outside the network or cannot be told.</param>
public sealed record FacilityMatch(Facility Facility, FacilityMatchKind Kind, TrustId? Trust);
