using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A period in which a trust closes its site, or reopens it in months that it had closed.</summary>
public sealed record SitePeriod(Area Area, Month First, Month Last, bool IsOpen)
{
    /// <summary>Returns the closed months after applying all periods, in order; past months are dropped.</summary>
    public static ImmutableArray<ClosedMonth> ApplyTo(ImmutableArray<ClosedMonth> closed, ImmutableArray<SitePeriod> periods, Month thisMonth)
    {
        var months = closed.ToHashSet();
        foreach (var period in periods)
        {
            for (var month = period.First; month <= period.Last; month += 1)
            {
                _ = period.IsOpen ? months.Remove(new ClosedMonth(period.Area, month)) : months.Add(new ClosedMonth(period.Area, month));
            }
        }

        return [.. months.Where(each => each.Month >= thisMonth).OrderBy(each => each.Area).ThenBy(each => each.Month)];
    }
}
