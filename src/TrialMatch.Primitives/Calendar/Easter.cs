namespace TrialMatch.Primitives.Calendar;

/// <summary>Computes Easter Sunday in the Gregorian calendar.</summary>
public static class Easter
{
    /// <summary>The first full year of the Gregorian calendar.</summary>
    public const int FirstYear = 1583;

    /// <summary>
    /// Returns Easter Sunday of a year, by the computus in Meeus, Astronomical Algorithms, chapter 8. It is exact for every Gregorian year.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is before <see cref="FirstYear"/> or after 9999.</exception>
    public static DateOnly SundayOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, DateOnly.MaxValue.Year);

        var goldenNumber = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * goldenNumber) + century - leapCenturies - moonCorrection + 15) % 30;
        var (leapYears, yearRest) = Math.DivRem(yearOfCentury, 4);
        var daysToSunday = (32 + (2 * centuryRest) + (2 * leapYears) - epact - yearRest) % 7;
        var lateMoon = (goldenNumber + (11 * epact) + (22 * daysToSunday)) / 451;
        var (month, dayBefore) = Math.DivRem(epact + daysToSunday - (7 * lateMoon) + 114, 31);
        return new DateOnly(year, month, dayBefore + 1);
    }
}
