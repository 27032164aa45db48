using System.Collections.Immutable;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Placement;

/// <summary>What a hold takes from each pool: every start's demand laid from its month, and the site's own from its first.</summary>
internal static class HoldTakes
{
    /// <param name="first">Month 0 of <paramref name="startsByMonth"/>.</param>
    /// <param name="siteStartMonth">Where the site's own demand begins, in months from <paramref name="first"/>.</param>
    public static ImmutableArray<PoolTake> Of(
        ResolvedDemand demand, Month first, ImmutableArray<int> startsByMonth, int siteStartMonth)
    {
        var amounts = new Dictionary<PoolId, int[]>();
        var months = startsByMonth.Length + demand.PerPatient.Concat(demand.PerSite).Select(taken => taken.ByMonth.Length).DefaultIfEmpty().Max();
        foreach (var taken in demand.PerSite)
        {
            Lay(AmountsOf(taken.Pool), taken, siteStartMonth, starts: 1);
        }

        foreach (var taken in demand.PerPatient)
        {
            var byMonth = AmountsOf(taken.Pool);
            for (var month = 0; month < startsByMonth.Length; month++)
            {
                if (startsByMonth[month] > 0)
                {
                    Lay(byMonth, taken, month, startsByMonth[month]);
                }
            }
        }

        return [.. amounts.OrderBy(pool => pool.Key.Value, StringComparer.Ordinal).Select(pool => Trimmed(pool.Key, first, pool.Value))];

        int[] AmountsOf(PoolId pool) =>
            amounts.TryGetValue(pool, out var byMonth) ? byMonth : amounts[pool] = new int[Math.Max(months, siteStartMonth + months)];
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

    private static PoolTake Trimmed(PoolId pool, Month first, int[] byMonth)
    {
        var from = Array.FindIndex(byMonth, amount => amount > 0);
        var to = Array.FindLastIndex(byMonth, amount => amount > 0);
        return from < 0
            ? new PoolTake(pool, first, [])
            : new PoolTake(pool, first + from, [.. byMonth.AsSpan(from, to - from + 1)]);
    }
}
