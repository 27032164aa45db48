using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Domain.Capacity;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// Computes what a hold takes from each pool: the demand of every start from its month on, and the site's own demand from the first month on.
/// </summary>
internal static class HoldTakes
{
    /// <param name="first">Month 0 of <paramref name="startsByMonth"/>, in which the site's own demand begins.</param>
    public static ImmutableArray<PoolTake> Of(ResolvedDemand demand, Month first, ImmutableArray<int> startsByMonth)
    {
        var pools = demand.Pools().Sort(static (left, right) => string.CompareOrdinal(left.Value, right.Value));
        var takes = new PoolTake[pools.Length];
        var byMonth = new int[startsByMonth.Length + Math.Max(MonthsOf(demand.PerPatient), MonthsOf(demand.PerSite))];
        for (var i = 0; i < takes.Length; i++)
        {
            Array.Clear(byMonth);
            Lay(byMonth, pools[i], demand, startsByMonth.AsSpan());
            takes[i] = Trimmed(pools[i], first, byMonth);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(takes);
    }

    private static int MonthsOf(ImmutableArray<CapacityDemand> demands)
    {
        var most = 0;
        foreach (var taken in demands)
        {
            most = Math.Max(most, taken.ByMonth.Length);
        }

        return most;
    }

    private static void Lay(Span<int> byMonth, PoolId pool, ResolvedDemand demand, ReadOnlySpan<int> startsByMonth)
    {
        foreach (var taken in demand.PerSite)
        {
            if (taken.Pool == pool)
            {
                Lay(byMonth, taken, month: 0, starts: 1);
            }
        }

        foreach (var taken in demand.PerPatient)
        {
            if (taken.Pool == pool)
            {
                for (var month = 0; month < startsByMonth.Length; month++)
                {
                    if (startsByMonth[month] > 0)
                    {
                        Lay(byMonth, taken, month, startsByMonth[month]);
                    }
                }
            }
        }
    }

    private static void Lay(Span<int> byMonth, CapacityDemand taken, int month, int starts)
    {
        var demand = taken.ByMonth.AsSpan();
        var amounts = byMonth.Slice(month, demand.Length);
        for (var i = 0; i < demand.Length; i++)
        {
            amounts[i] += starts * demand[i];
        }
    }

    private static PoolTake Trimmed(PoolId pool, Month first, ReadOnlySpan<int> byMonth)
    {
        var from = byMonth.IndexOfAnyExcept(0);
        var to = byMonth.LastIndexOfAnyExcept(0);
        return from < 0 ? new PoolTake(pool, first, []) : new PoolTake(pool, first + from, [.. byMonth[from..(to + 1)]]);
    }
}
