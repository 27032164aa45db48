using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool's book over some months.</summary>
/// <param name="IsPlanningDefault">Whether any of the months is.</param>
public sealed record PoolCapacity(Pool Pool, bool IsPlanningDefault, Month From, ImmutableArray<PoolCapacityMonth> Months);

/// <summary>One month of a pool: held + committed never exceed declared.</summary>
/// <param name="KeptForWaiting">What of the free units is kept for studies that have waited long: no later one gets it.</param>
/// <param name="IsPlanningDefault">What is declared is a planning default, not the trust's own figure.</param>
public sealed record PoolCapacityMonth(long Declared, long Held, long Committed, long KeptForWaiting, bool IsPlanningDefault = false)
{
    private const int Percent = 100;

    public long Free => Declared - Held - Committed;

    /// <summary>Held and committed of what is declared, in percent, rounded up to a whole one; 0 where nothing is declared or reserved.</summary>
    public int ReservedPercent => Declared <= 0 ? 0 : (int)(((Percent * (Held + Committed)) + Declared - 1) / Declared);
}
