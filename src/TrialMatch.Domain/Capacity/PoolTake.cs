using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a hold takes from one pool, month by month from <paramref name="From"/> on. Each amount is 0 or more.</summary>
public readonly record struct PoolTake(PoolId Pool, Month From, ImmutableArray<int> Amounts)
{
    /// <summary>Whether takes can stand together in one hold: each pool once, no amount negative.</summary>
    public static bool AreWellFormed(ImmutableArray<PoolTake> takes)
    {
        for (var i = 0; i < takes.Length; i++)
        {
            if (takes[i].Amounts.AsSpan().ContainsAnyInRange(int.MinValue, -1) || Names(takes.AsSpan(0, i), takes[i].Pool))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Units taken from the pool in the month.</summary>
    public static int AmountIn(ImmutableArray<PoolTake> takes, PoolId pool, Month month)
    {
        foreach (var take in takes)
        {
            if (take.Pool == pool)
            {
                var index = month - take.From;
                return index >= 0 && index < take.Amounts.Length ? take.Amounts[index] : 0;
            }
        }

        return 0;
    }

    /// <summary>Whether there is a pool and month from which more is taken than by the others.</summary>
    public static bool IsMore(ImmutableArray<PoolTake> takes, ImmutableArray<PoolTake> others)
    {
        foreach (var take in takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                if (take.Amounts[i] > AmountIn(others, take.Pool, take.From + i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Names(ReadOnlySpan<PoolTake> takes, PoolId pool)
    {
        foreach (var take in takes)
        {
            if (take.Pool == pool)
            {
                return true;
            }
        }

        return false;
    }
}
