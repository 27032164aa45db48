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
        var amounts = new Dictionary<PoolId, List<int>>();
        foreach (var taken in demand.PerSite)
        {
            Lay(amounts, taken, siteStartMonth, starts: 1);
        }

        foreach (var taken in demand.PerPatient)
        {
            for (var month = 0; month < startsByMonth.Length; month++)
            {
                if (startsByMonth[month] > 0)
                {
                    Lay(amounts, taken, month, startsByMonth[month]);
                }
            }
        }

        return [.. amounts.OrderBy(pool => pool.Key.Value, StringComparer.Ordinal).Select(pool => Trimmed(pool.Key, first, pool.Value))];
    }

    private static void Lay(Dictionary<PoolId, List<int>> amounts, ResolvedPoolDemand taken, int month, int starts)
    {
        if (!amounts.TryGetValue(taken.Pool, out var byMonth))
        {
            amounts[taken.Pool] = byMonth = [];
        }

        while (byMonth.Count < month + taken.ByMonth.Length)
        {
            byMonth.Add(0);
        }

        for (var i = 0; i < taken.ByMonth.Length; i++)
        {
            byMonth[month + i] += starts * taken.ByMonth[i];
        }
    }

    private static PoolTake Trimmed(PoolId pool, Month first, List<int> byMonth)
    {
        var from = byMonth.FindIndex(amount => amount > 0);
        var to = byMonth.FindLastIndex(amount => amount > 0);
        return from < 0
            ? new PoolTake(pool, first, [])
            : new PoolTake(pool, first + from, [.. byMonth.GetRange(from, to - from + 1)]);
    }
}
