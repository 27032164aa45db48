using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The units that a hold takes from one pool, month by month from <paramref name="From"/> on. Each amount is 0 or more.</summary>
public readonly record struct PoolTake(PoolId Pool, Month From, ImmutableArray<int> Amounts)
{
    /// <summary>The months from which something is taken.</summary>
    public IEnumerable<(PoolId Pool, Month Month)> Places
    {
        get
        {
            for (var i = 0; i < Amounts.Length; i++)
            {
                if (Amounts[i] > 0)
                {
                    yield return (Pool, From + i);
                }
            }
        }
    }

    /// <summary>Returns whether the takes are valid for one hold: each pool once, no amount negative.</summary>
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

    /// <summary>Returns the units taken from the pool in the month.</summary>
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

    /// <summary>Returns whether the takes exceed the others in some pool and month.</summary>
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
