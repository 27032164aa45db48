namespace TrialMatch.Primitives.Calendar;

/// <summary>
/// Europe/Oslo by its rule, so that a deadline does not depend on the time zone data of the machine: one hour ahead of UTC,
/// two from 01:00 UTC on the last Sunday of March until 01:00 UTC on the last Sunday of October.
/// </summary>
/// <remarks>Holds from 1996, when the European Union's common end of summer time took effect. A change of the law needs a change here.</remarks>
public static class OsloTime
{
    public const int FirstYear = 1996;

    private const int March = 3;
    private const int October = 10;

    private static readonly TimeSpan ChangeTimeUtc = TimeSpan.FromHours(1);
    private static readonly TimeSpan WinterOffset = TimeSpan.FromHours(1);
    private static readonly TimeSpan SummerOffset = TimeSpan.FromHours(2);

    /// <summary>How far Oslo's clocks are ahead of UTC at an instant.</summary>
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

    /// <summary>The same instant, told by Oslo's clocks.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(OffsetAt(instant));

    /// <summary>The date in Oslo at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The instant when a day begins in Oslo. Clocks never change at midnight, so there is exactly one.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        // Oslo's midnight falls before UTC's; the offset in force then is the one an hour or two earlier.
        return new DateTimeOffset(midnight.DateTime, OffsetAt(midnight - SummerOffset));
    }

    /// <summary>The instant when a day ends in Oslo (24:00, the start of the next).</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    private static DateTimeOffset ChangeIn(int year, int month)
    {
        var lastDay = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        var lastSunday = lastDay.AddDays(-(int)lastDay.DayOfWeek);
        return new DateTimeOffset(lastSunday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + ChangeTimeUtc;
    }
}
