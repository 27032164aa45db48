using System.Collections.Immutable;
using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a hold takes from one pool, month by month from <paramref name="From"/> on. Each amount is 0 or more.</summary>
public sealed record PoolTake(PoolId Pool, Month From, ImmutableArray<int> Amounts)
{
    /// <summary>Whether takes can stand together in one hold: each pool once, no amount negative.</summary>
    public static bool AreWellFormed(ImmutableArray<PoolTake> takes) =>
        takes.All(take => take.Amounts.All(amount => amount >= 0))
        && takes.DistinctBy(take => take.Pool).Count() == takes.Length;
}
