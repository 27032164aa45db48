using System.Globalization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Notices.Mail;

/// <summary>Formats instants for readers in Norway.</summary>
internal static class OsloText
{
    /// <summary>Formats an instant as in "Friday 27 November 2026, 24:00": midnight belongs to the day that it ends.</summary>
    public static string Of(DateTimeOffset instant)
    {
        var local = OsloTime.ToLocal(instant);
        var isMidnight = local.TimeOfDay == TimeSpan.Zero;
        var day = isMidnight ? local.AddDays(-1) : local;
        var time = isMidnight ? "24:00" : local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}, {time}";
    }
}
