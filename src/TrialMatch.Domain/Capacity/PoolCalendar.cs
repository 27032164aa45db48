using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The capacity of a pool that is free to a study, month by month from <paramref name="From"/> on.</summary>
public sealed record PoolCalendar(PoolId Pool, Month From, ReadOnlyMemory<int> FreeByMonth) : FreeCapacity(Pool, FreeByMonth)
{
    /// <summary>Whether further free capacity is kept for studies that have waited long and come first.</summary>
    public bool IsPartlyKept { get; init; }
}
