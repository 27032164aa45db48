using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>One study's reservation at one trust. A trust has at most one for a study; a later round replaces it.</summary>
/// <param name="Round">The study's matching round that asked for it; a message of an earlier round changes nothing.</param>
/// <param name="Patients">The most patients it reserves for.</param>
/// <param name="Takes">At most one for a pool. Of an evicted hold, what it had.</param>
/// <param name="ChangedAt">When it came to be in this state.</param>
/// <param name="Revision">Counts the study's changes to it within the round; 0 as it was reserved.</param>
/// <param name="HeldSince">When its round reserved it. Where less is declared than is held, the newest hold goes first.</param>
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
    /// <summary>Whether it takes capacity: held or committed.</summary>
    public bool IsReserved => State is HoldState.Held or HoldState.Committed;

    /// <summary>Units it takes from the pool in the month; 0 where it is not reserved.</summary>
    public int AmountIn(PoolId pool, Month month) => PoolTake.AmountIn(Reserved, pool, month);

    /// <summary>Whether there is a pool and month from which it takes more than the other does; null takes nothing.</summary>
    public bool TakesMoreThan(Hold? other) => PoolTake.IsMore(Reserved, other?.Reserved ?? []);

    private ImmutableArray<PoolTake> Reserved => IsReserved ? Takes : [];
}
