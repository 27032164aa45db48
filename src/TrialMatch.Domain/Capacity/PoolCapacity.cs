using System.Collections.Immutable;
using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool's book over some months.</summary>
public sealed record PoolCapacity(Pool Pool, bool IsPlanningDefault, Month From, ImmutableArray<PoolCapacityMonth> Months);

/// <summary>One month of a pool: held + committed never exceed declared.</summary>
public sealed record PoolCapacityMonth(long Declared, long Held, long Committed)
{
    public long Free => Declared - Held - Committed;
}
