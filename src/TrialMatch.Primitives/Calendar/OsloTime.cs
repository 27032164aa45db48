using System.Globalization;

namespace TrialMatch.Primitives.Calendar;

/// <summary>
/// Converts between UTC and Oslo time without the machine's time zone data, so that deadlines are the same on every machine. Oslo is one hour ahead of
/// UTC, and two hours from 01:00 UTC on the last Sunday of March until 01:00 UTC on the last Sunday of October.
/// </summary>
/// <remarks>Valid from 1996, when the European Union's common end of summer time took effect. If the law changes, change this class.</remarks>
public static class OsloTime
{
    public const int FirstYear = 1996;

    private const int March = 3;
    private const int October = 10;

    private static readonly TimeSpan ChangeTimeUtc = TimeSpan.FromHours(1);
    private static readonly TimeSpan WinterOffset = TimeSpan.FromHours(1);
    private static readonly TimeSpan SummerOffset = TimeSpan.FromHours(2);

    /// <summary>Oslo's offset from UTC at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before <see cref="FirstYear"/>.</exception>
    public static TimeSpan OffsetAt(DateTimeOffset instant)
    {
        var year = instant.UtcDateTime.Year;
        if (year < FirstYear)
        {
            throw new ArgumentOutOfRangeException(nameof(instant), instant, $"Expected {FirstYear} or later.");
        }

        return instant >= ChangeIn(year, March) && instant < ChangeIn(year, October) ? SummerOffset : WinterOffset;
    }

    /// <summary>The same instant with Oslo's offset.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(OffsetAt(instant));

    /// <summary>The date in Oslo at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The day in Oslo and the time on it as text, e.g. "16:30". Midnight is "24:00" of the day that it ends: deadlines are ends of days.</summary>
    public static (DateOnly Day, string Time) DayAndTimeAt(DateTimeOffset instant)
    {
        var local = ToLocal(instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        return local.TimeOfDay == TimeSpan.Zero ? (day.AddDays(-1), "24:00") : (day, local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>The instant at which a day begins in Oslo. Clocks never change at midnight, so there is exactly one.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        // Oslo's midnight falls before UTC's; the offset in force then is the one an hour or two earlier.
        return new DateTimeOffset(midnight.DateTime, OffsetAt(midnight - SummerOffset));
    }

    /// <summary>The instant at which a day ends in Oslo: 24:00, which is the start of the next day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    private static DateTimeOffset ChangeIn(int year, int month)
    {
        var lastDay = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        var lastSunday = lastDay.AddDays(-(int)lastDay.DayOfWeek);
        return new DateTimeOffset(lastSunday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + ChangeTimeUtc;
    }
}
