using System.Collections.Immutable;

namespace TrialMatch.Primitives.Calendar;

/// <summary>
/// Norway's public holidays under the acts on public holidays (24 February 1995) and on 1 and 17 May (26 April 1947). Christmas Eve and New Year's Eve
/// are not public holidays.
/// </summary>
public static class NorwegianHolidays
{
    private static readonly ImmutableArray<(int Month, int Day)> Fixed = [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)];

    // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
    private static readonly ImmutableArray<int> DaysFromEasterSunday = [-3, -2, 0, 1, 39, 49, 50];

    public static bool IsHoliday(DateOnly date) =>
        Fixed.Contains((date.Month, date.Day))
        || DaysFromEasterSunday.Contains(date.DayNumber - Easter.SundayOf(date.Year).DayNumber);
}
