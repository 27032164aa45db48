using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A study's reservation at a trust. A trust has at most one per study; that of a later round replaces it.</summary>
/// <param name="Round">The study's matching round that requested it; messages of earlier rounds are ignored.</param>
/// <param name="Patients">The largest number of patients it reserves for.</param>
/// <param name="Takes">The capacity taken, at most one entry for a pool; for an evicted hold, the capacity that it had.</param>
/// <param name="ChangedAt">The time of the last change of state.</param>
/// <param name="Revision">The number of the study's changes to it within the round, from 0.</param>
/// <param name="HeldSince">The time at which its round reserved it. Eviction takes the newest hold first.</param>
public sealed record Hold(
    StudyId Study,
    int Round,
    HoldState State,
    int Patients,
    ImmutableArray<PoolTake> Takes,
    DateTimeOffset ChangedAt,
    int Revision = 0,
    DateTimeOffset HeldSince = default)
{
    /// <summary>Whether the hold takes capacity: held or committed.</summary>
    public bool IsReserved => State is HoldState.Held or HoldState.Committed;

    /// <summary>Returns the units that it takes from the pool in the month; 0 where it is not reserved.</summary>
    public int AmountIn(PoolId pool, Month month) => PoolTake.AmountIn(Reserved, pool, month);

    /// <summary>Returns whether it takes more than the other from some pool in some month; null takes nothing.</summary>
    public bool TakesMoreThan(Hold? other) => PoolTake.IsMore(Reserved, other?.Reserved ?? []);

    private ImmutableArray<PoolTake> Reserved => IsReserved ? Takes : [];
}
