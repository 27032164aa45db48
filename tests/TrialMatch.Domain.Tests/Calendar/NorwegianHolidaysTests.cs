using System.Globalization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Calendar;

public sealed class NorwegianHolidaysTests
{
    [Fact]
    public void The_holidays_of_2027_are_those_in_the_almanac() =>
        Assert.Equal(
            [
                new(2027, 1, 1), new(2027, 3, 25), new(2027, 3, 26), new(2027, 3, 28), new(2027, 3, 29), new(2027, 5, 1),
                new(2027, 5, 6), new(2027, 5, 16), new(2027, 5, 17), new(2027, 12, 25), new(2027, 12, 26),
            ],
            Enumerable.Range(0, 365).Select(new DateOnly(2027, 1, 1).AddDays).Where(NorwegianHolidays.IsHoliday));

    /// <summary>From almanacs, of years in which none of them falls on 17 May or another fixed holiday.</summary>
    [Theory]
    [InlineData("2025-04-17", "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-08", "2025-06-09")]
    [InlineData("2026-04-02", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-24", "2026-05-25")]
    [InlineData("2028-04-13", "2028-04-14", "2028-04-17", "2028-05-25", "2028-06-04", "2028-06-05")]
    public void Maundy_Thursday_Good_Friday_Easter_Monday_Ascension_and_Whitsun_are_holidays_by_themselves(params string[] days) =>
        Assert.All(days, day => Assert.True(NorwegianHolidays.IsHoliday(DateOnly.Parse(day, CultureInfo.InvariantCulture)), day));

    [Fact]
    public void Christmas_Eve_is_no_public_holiday() => Assert.False(NorwegianHolidays.IsHoliday(new DateOnly(2026, 12, 24)));
}
