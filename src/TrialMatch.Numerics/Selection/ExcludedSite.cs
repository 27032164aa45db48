using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A site that was considered and cannot be chosen; it is carried so that its reason is on record.</summary>
/// <param name="Reason">One of area, capability, window, capacity, declined, no answer.</param>
public sealed record ExcludedSite(CandidateId Id, RegionId Region, ReasonCode Reason);
