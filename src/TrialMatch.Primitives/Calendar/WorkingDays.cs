namespace TrialMatch.Primitives.Calendar;

/// <summary>Working days in Norway: Monday to Friday, public holidays excepted.</summary>
public static class WorkingDays
{
    /// <summary>The longest stretch of working days that may be counted, about four years.</summary>
    public const int MaxWorkingDays = 1000;

    /// <summary>How many working days a site has to answer, unless the sponsor asks for longer.</summary>
    public const int DefaultAnswerWorkingDays = 5;

    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !NorwegianHolidays.IsHoliday(date);

    /// <summary>The n-th working day after a date; the date itself is not counted, and is the result for n = 0.</summary>
    /// <param name="workingDays">0 to <see cref="MaxWorkingDays"/>.</param>
    public static DateOnly AddWorkingDays(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MaxWorkingDays);

        for (var left = workingDays; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 where that is no later.</summary>
    public static int Between(DateOnly from, DateOnly to)
    {
        var workingDays = 0;
        for (var date = from; date < to;)
        {
            date = date.AddDays(1);
            workingDays += IsWorkingDay(date) ? 1 : 0;
        }

        return workingDays;
    }

    /// <summary>
    /// The end (24:00 in Oslo) of the n-th working day after the day of an instant. The day a request is sent is not counted:
    /// sent on a Monday in an ordinary week, five working days end with the next Monday.
    /// </summary>
    /// <param name="workingDays">0 to <see cref="MaxWorkingDays"/>.</param>
    public static DateTimeOffset Deadline(DateTimeOffset sentAt, int workingDays = DefaultAnswerWorkingDays) =>
        OsloTime.EndOf(AddWorkingDays(OsloTime.DateAt(sentAt), workingDays));
}
