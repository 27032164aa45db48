using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>When a site that has not answered is reminded: when half of its time has passed, and on the last day.</summary>
internal static class AnswerReminders
{
    /// <summary>Returns the reminder that is due now and the sites that are due it; null where none is. The last day goes before half-time.</summary>
    public static (ReminderKind Kind, ImmutableArray<TrustId> Trusts)? DueOf(IEnumerable<IAskedSite> sites, DateTimeOffset now)
    {
        var open = sites.Where(site => site.IsOpen).ToList();
        var lastDay = open.Where(site => site.Reminded != ReminderKind.LastDay && LastDayOf(site) <= now).ToList();
        if (lastDay.Count > 0)
        {
            return (ReminderKind.LastDay, [.. lastDay.Select(site => site.Trust)]);
        }

        var halfTime = open.Where(site => site.Reminded == ReminderKind.Unspecified && HalfTimeOf(site) <= now).ToList();
        return halfTime.Count > 0 ? (ReminderKind.HalfTime, [.. halfTime.Select(site => site.Trust)]) : null;
    }

    /// <summary>Returns the time of the first reminder or deadline of the sites that have not answered; null where all have.</summary>
    public static DateTimeOffset? NextOf(IEnumerable<IAskedSite> sites) =>
        sites.Where(site => site.IsOpen).Select(site => (DateTimeOffset?)NextOf(site)).Min();

    private static DateTimeOffset NextOf(IAskedSite site) => site.Reminded switch
    {
        ReminderKind.Unspecified => HalfTimeOf(site) < LastDayOf(site) ? HalfTimeOf(site) : LastDayOf(site),
        ReminderKind.HalfTime => LastDayOf(site),
        _ => site.AnswerBy,
    };

    private static DateTimeOffset HalfTimeOf(IAskedSite site) => site.AskedAt + ((site.AnswerBy - site.AskedAt) / 2);

    private static DateTimeOffset LastDayOf(IAskedSite site) => site.AnswerBy - TimeSpan.FromDays(1);
}
