namespace TrialMatch.Primitives.Calendar;

/// <summary>Counts working days in Norway: Monday to Friday, except public holidays.</summary>
public static class WorkingDays
{
    /// <summary>The largest number of working days that can be added, about four years.</summary>
    public const int MaxWorkingDays = 1000;

    /// <summary>The working days that a site has to answer, unless the sponsor grants more.</summary>
    public const int DefaultAnswerWorkingDays = 5;

    public static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !NorwegianHolidays.IsHoliday(date);

    /// <summary>Returns the n-th working day after a date. The date itself does not count; it is the result for n = 0.</summary>
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

    /// <summary>
    /// Counts the working days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 where <paramref name="to"/> is not later.
    /// </summary>
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
    /// Returns the end (24:00 in Oslo) of the n-th working day after the day of an instant. The day on which a request is sent does not count: for a request
    /// sent on a Monday in a week without holidays, five working days end with the next Monday.
    /// </summary>
    /// <param name="workingDays">0 to <see cref="MaxWorkingDays"/>.</param>
    public static DateTimeOffset Deadline(DateTimeOffset sentAt, int workingDays = DefaultAnswerWorkingDays) =>
        OsloTime.EndOf(AddWorkingDays(OsloTime.DateAt(sentAt), workingDays));
}
