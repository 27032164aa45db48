using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>What of a pool is free to a study, month by month from <paramref name="From"/> on.</summary>
public sealed record PoolCalendar(PoolId Pool, Month From, ReadOnlyMemory<int> FreeByMonth) : FreeCapacity(Pool, FreeByMonth)
{
    /// <summary>More would be free, but is kept for studies that have waited long and whose turn comes first.</summary>
    public bool IsPartlyKept { get; init; }
}
