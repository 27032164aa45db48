using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust closes its site from the first month to the last, or opens it again in months that it had closed.</summary>
public sealed record SitePeriod(Area Area, Month First, Month Last, bool IsOpen)
{
    /// <summary>The months that are closed after all periods, in order; those that are over are dropped.</summary>
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
