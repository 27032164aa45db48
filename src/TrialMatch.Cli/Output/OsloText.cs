using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Output;

/// <summary>Formats times and deadlines in Oslo's time.</summary>
internal static class OsloText
{
    public static string Instant(DateTimeOffset time) =>
        OsloTime.ToLocal(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Instant(Timestamp? time) => time is null ? Figures.None : Instant(time.ToDateTimeOffset());

    /// <summary>Formats an instant with seconds, for events in quick succession.</summary>
    public static string InstantToTheSecond(Timestamp? time) => time is null
        ? Figures.None
        : OsloTime.ToLocal(time.ToDateTimeOffset()).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>E.g. "2026-11-27 24:00": a deadline is the end of a day, not the beginning of the next.</summary>
    public static string Deadline(Timestamp? time) => Deadline(time, "yyyy-MM-dd");

    /// <summary>E.g. "27 Nov 2026 24:00".</summary>
    public static string DeadlineInWords(Timestamp? time) => Deadline(time, "d MMM yyyy");

    /// <summary>E.g. "27 Nov 2026".</summary>
    public static string DayInWords(DateTimeOffset time) =>
        OsloTime.ToLocal(time).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string DayInWords(Timestamp? time) => time is null ? Figures.None : DayInWords(time.ToDateTimeOffset());

    /// <summary>Returns the working days from tomorrow to the deadline; on the last day, the hours left.</summary>
    public static string WorkingDaysLeft(Timestamp deadline, DateTimeOffset now)
    {
        var end = deadline.ToDateTimeOffset();
        var left = end - now;
        if (left <= TimeSpan.Zero)
        {
            return "over";
        }

        var days = WorkingDays.Between(OsloTime.DateAt(now), OsloTime.DateAt(end - TimeSpan.FromTicks(1)));
        return days > 0 ? Figures.Whole(days) : Figures.Format($"{Math.Floor(left.TotalHours):0} h {left.Minutes:00} min");
    }

    private static string Deadline(Timestamp? time, string dayFormat)
    {
        if (time is null)
        {
            return Figures.None;
        }

        var (day, clock) = OsloTime.DayAndTimeAt(time.ToDateTimeOffset());
        return $"{day.ToString(dayFormat, CultureInfo.InvariantCulture)} {clock}";
    }
}
