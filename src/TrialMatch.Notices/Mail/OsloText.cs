using System.Globalization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Notices.Mail;

/// <summary>Instants as people in Norway read them.</summary>
internal static class OsloText
{
    /// <summary>For example "Friday 27 November 2026, 24:00": midnight belongs to the day that it ends.</summary>
    public static string Of(DateTimeOffset instant)
    {
        var local = OsloTime.ToLocal(instant);
        var isMidnight = local.TimeOfDay == TimeSpan.Zero;
        var day = isMidnight ? local.AddDays(-1) : local;
        var time = isMidnight ? "24:00" : local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}, {time}";
    }
}
