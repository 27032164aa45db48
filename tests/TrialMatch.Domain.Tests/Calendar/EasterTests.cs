using System.Globalization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Calendar;

public sealed class EasterTests
{
    // Published dates: the whole years 2000-2040, the earliest and the latest possible, and the years where simpler rules err.
    [Theory]
    [InlineData("1598-03-22")]
    [InlineData("1609-04-19")]
    [InlineData("1818-03-22")]
    [InlineData("1886-04-25")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2001-04-15")]
    [InlineData("2002-03-31")]
    [InlineData("2003-04-20")]
    [InlineData("2004-04-11")]
    [InlineData("2005-03-27")]
    [InlineData("2006-04-16")]
    [InlineData("2007-04-08")]
    [InlineData("2008-03-23")]
    [InlineData("2009-04-12")]
    [InlineData("2010-04-04")]
    [InlineData("2011-04-24")]
    [InlineData("2012-04-08")]
    [InlineData("2013-03-31")]
    [InlineData("2014-04-20")]
    [InlineData("2015-04-05")]
    [InlineData("2016-03-27")]
    [InlineData("2017-04-16")]
    [InlineData("2018-04-01")]
    [InlineData("2019-04-21")]
    [InlineData("2020-04-12")]
    [InlineData("2021-04-04")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2031-04-13")]
    [InlineData("2032-03-28")]
    [InlineData("2033-04-17")]
    [InlineData("2034-04-09")]
    [InlineData("2035-03-25")]
    [InlineData("2036-04-13")]
    [InlineData("2037-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2039-04-10")]
    [InlineData("2040-04-01")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2285-03-22")]
    public void Easter_falls_on_the_published_day(string published)
    {
        var day = DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(day, Easter.SundayOf(day.Year));
    }

    [Fact]
    public void Easter_is_the_first_Sunday_after_the_paschal_full_moon_of_every_year()
    {
        for (var year = Easter.FirstYear; year <= 9999; year++)
        {
            Assert.Equal(FirstSundayAfter(PaschalFullMoonOf(year)), Easter.SundayOf(year));
        }
    }

    [Fact]
    public void A_year_before_the_Gregorian_calendar_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Easter.SundayOf(1582));

    // The church's tables, by another road than the computus: the moon's age shifts 11 days a year within the 19-year cycle
    // and is corrected by century; a full moon on 19 April, or on 18 April late in the cycle, is moved a day forward.
    private static DateOnly PaschalFullMoonOf(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var epact = Mod((11 * golden) + 20 + ((8 * century + 5) / 25 - 5) - ((3 * century / 4) - 12), 30);
        epact += epact == 24 || (epact == 25 && golden > 11) ? 1 : 0;
        var daysFromMarchFirst = 43 - epact;
        daysFromMarchFirst += daysFromMarchFirst < 20 ? 30 : 0;
        return new DateOnly(year, 3, 1).AddDays(daysFromMarchFirst);
    }

    private static DateOnly FirstSundayAfter(DateOnly date) => date.AddDays(7 - (int)date.DayOfWeek);

    private static int Mod(int value, int divisor) => ((value % divisor) + divisor) % divisor;
}
