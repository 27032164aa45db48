using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>The result of a change.</summary>
/// <param name="Version">The trust's version after the change.</param>
/// <param name="Evicted">The holds evicted by a lowered declaration, the newest first.</param>
public sealed record TrustChangeResult(long Version, DateTimeOffset ChangedAt, ImmutableArray<Eviction> Evicted);

/// <summary>An evicted hold.</summary>
/// <param name="Patients">The number of patients it was for.</param>
public sealed record Eviction(StudyId Study, int Round, int Patients)
{
    public static Eviction Of(Hold hold) => new(hold.Study, hold.Round, hold.Patients);
}
