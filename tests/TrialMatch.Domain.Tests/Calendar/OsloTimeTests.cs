using System.Globalization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Calendar;

public sealed class OsloTimeTests
{
    [Fact]
    public void Oslo_is_an_hour_ahead_in_winter_and_two_in_summer()
    {
        Assert.Equal(TimeSpan.FromHours(1), OsloTime.OffsetAt(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromHours(2), OsloTime.OffsetAt(new DateTimeOffset(2026, 7, 15, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Clocks_change_at_one_in_UTC_on_the_last_Sunday_of_March_and_October()
    {
        var spring = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero);
        var autumn = new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromHours(1), OsloTime.OffsetAt(spring.AddTicks(-1)));
        Assert.Equal(TimeSpan.FromHours(2), OsloTime.OffsetAt(spring));
        Assert.Equal(TimeSpan.FromHours(2), OsloTime.OffsetAt(autumn.AddTicks(-1)));
        Assert.Equal(TimeSpan.FromHours(1), OsloTime.OffsetAt(autumn));
    }

    [Fact]
    public void The_days_when_clocks_change_are_an_hour_short_and_an_hour_long()
    {
        Assert.Equal(23, LengthHours(new DateOnly(2026, 3, 29)));
        Assert.Equal(25, LengthHours(new DateOnly(2026, 10, 25)));
        Assert.Equal(24, LengthHours(new DateOnly(2026, 3, 30)));
    }

    [Fact]
    public void Every_day_holds_its_own_start_and_not_its_end()
    {
        for (var day = new DateOnly(1996, 1, 2); day.Year < 2060; day = day.AddDays(1))
        {
            Assert.Equal(day, OsloTime.DateAt(OsloTime.StartOf(day)));
            Assert.Equal(TimeSpan.Zero, OsloTime.ToLocal(OsloTime.StartOf(day)).TimeOfDay);
            Assert.Equal(day, OsloTime.DateAt(OsloTime.EndOf(day).AddTicks(-1)));
            Assert.Equal(day.AddDays(1), OsloTime.DateAt(OsloTime.EndOf(day)));
        }
    }

    [Fact]
    public void The_rule_agrees_with_the_time_zone_database_hour_by_hour()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Oslo", out var oslo))
        {
            Assert.Skip("This machine has no time zone data for Europe/Oslo to compare with.");
        }

        for (var instant = new DateTimeOffset(1996, 1, 1, 0, 0, 0, TimeSpan.Zero); instant.Year < 2038; instant = instant.AddHours(1))
        {
            Assert.Equal(oslo.GetUtcOffset(instant), OsloTime.OffsetAt(instant));
        }
    }

    [Theory]
    [InlineData("2027-06-30T22:00:00Z", "2027-06-30 24:00")]
    [InlineData("2026-12-31T23:00:00Z", "2026-12-31 24:00")]
    [InlineData("2026-12-31T23:01:00Z", "2027-01-01 00:01")]
    [InlineData("2027-06-30T14:30:59Z", "2027-06-30 16:30")]
    public void Midnight_is_the_end_of_the_day_before_and_every_other_time_is_on_its_own_day(string instant, string expected)
    {
        var (day, time) = OsloTime.DayAndTimeAt(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        Assert.Equal(expected, $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {time}");
    }

    [Fact]
    public void A_year_before_the_common_rule_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OsloTime.OffsetAt(new DateTimeOffset(1995, 12, 31, 0, 0, 0, TimeSpan.Zero)));

    private static double LengthHours(DateOnly day) => (OsloTime.EndOf(day) - OsloTime.StartOf(day)).TotalHours;
}
