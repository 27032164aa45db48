using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>What came of a change.</summary>
/// <param name="Version">The trust's version after it.</param>
/// <param name="Evicted">Holds that gave way to a lowered declaration, the newest first.</param>
public sealed record TrustChangeResult(long Version, DateTimeOffset ChangedAt, ImmutableArray<Eviction> Evicted);

/// <summary>A hold that gave way.</summary>
/// <param name="Patients">How many patients it was for.</param>
public sealed record Eviction(StudyId Study, int Round, int Patients)
{
    public static Eviction Of(Hold hold) => new(hold.Study, hold.Round, hold.Patients);
}
