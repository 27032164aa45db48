using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A site that was considered and cannot be chosen. It is part of the problem so that its reason is recorded.</summary>
/// <param name="Reason">One of area, capability, window, capacity, declined, no answer.</param>
public sealed record ExcludedSite(CandidateId Id, RegionId Region, ReasonCode Reason);
