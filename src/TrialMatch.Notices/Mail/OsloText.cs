using System.Globalization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Notices.Mail;

/// <summary>Formats instants for readers in Norway.</summary>
internal static class OsloText
{
    /// <summary>Formats an instant as in "Friday 27 November 2026, 24:00".</summary>
    public static string Of(DateTimeOffset instant)
    {
        var (day, time) = OsloTime.DayAndTimeAt(instant);
        return $"{day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}, {time}";
    }
}
