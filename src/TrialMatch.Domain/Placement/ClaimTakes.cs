using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// The capacity to keep at a site so that it can later promise a study what it could promise now on a freer calendar: room for the hold, and for one
/// more start in any month, since a month in which no patient could start counts as closed in the forecast.
/// </summary>
internal static class ClaimTakes
{
    public static ImmutableArray<PoolTake> Of(SiteHold hold) =>
    [
        .. Enumerable.Range(0, hold.StartsByMonth.Length)
            .Select(month => hold with { StartsByMonth = hold.StartsByMonth.SetItem(month, hold.StartsByMonth[month] + 1) })
            .SelectMany(withOneMore => withOneMore.Takes)
            .GroupBy(take => take.Pool)
            .Select(MaxByMonth),
    ];

    private static PoolTake MaxByMonth(IGrouping<PoolId, PoolTake> takes)
    {
        var from = takes.Min(take => take.From);
        var amounts = new int[takes.Max(take => take.From + take.Amounts.Length) - from];
        foreach (var take in takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                ref var amount = ref amounts[take.From + i - from];
                amount = Math.Max(amount, take.Amounts[i]);
            }
        }

        return new PoolTake(takes.Key, from, [.. amounts]);
    }
}
