using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Calendar;

public sealed class WorkingDaysTests
{
    [Fact]
    public void Five_working_days_of_an_ordinary_week_end_on_the_same_weekday() =>
        Assert.Equal(new DateOnly(2026, 9, 14), WorkingDays.AddWorkingDays(new DateOnly(2026, 9, 7), 5));

    [Fact]
    public void Easter_takes_three_working_days_out_of_the_count() =>
        // Friday 19 March 2027; Thursday 25, Friday 26 and Monday 29 are holidays.
        Assert.Equal(new DateOnly(2027, 3, 31), WorkingDays.AddWorkingDays(new DateOnly(2027, 3, 19), 5));

    [Fact]
    public void Whit_Monday_does_not_count() =>
        // Friday 22 May 2026; Monday 25 is Whit Monday.
        Assert.Equal(new DateOnly(2026, 5, 26), WorkingDays.AddWorkingDays(new DateOnly(2026, 5, 22), 1));

    [Fact]
    public void Christmas_Eve_counts_and_Christmas_Day_does_not() =>
        // Wednesday 23 December 2026; Friday 25 is a holiday, Saturday 26 a weekend anyway.
        Assert.Equal(new DateOnly(2026, 12, 28), WorkingDays.AddWorkingDays(new DateOnly(2026, 12, 23), 2));

    [Fact]
    public void No_working_days_leave_the_date_alone_even_on_a_Sunday() =>
        Assert.Equal(new DateOnly(2026, 9, 6), WorkingDays.AddWorkingDays(new DateOnly(2026, 9, 6), 0));

    [Fact]
    public void A_negative_or_unbounded_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.AddWorkingDays(new DateOnly(2026, 9, 6), -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => WorkingDays.AddWorkingDays(new DateOnly(2026, 9, 6), WorkingDays.MaxWorkingDays + 1));
    }

    [Fact]
    public void Counting_back_finds_as_many_working_days_as_were_added()
    {
        for (var date = new DateOnly(2024, 1, 1); date.Year < 2032; date = date.AddDays(1))
        {
            for (var count = 0; count <= 12; count++)
            {
                var end = WorkingDays.AddWorkingDays(date, count);
                Assert.Equal(count, WorkingDays.Between(date, end));
                Assert.True(count == 0 || WorkingDays.IsWorkingDay(end));
            }
        }
    }

    [Fact]
    public void A_deadline_is_midnight_in_Oslo_in_winter_and_in_summer()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 1, 19, 23, 0, 0, TimeSpan.Zero),
            WorkingDays.Deadline(new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero)));
        Assert.Equal(
            new DateTimeOffset(2026, 6, 15, 22, 0, 0, TimeSpan.Zero),
            WorkingDays.Deadline(new DateTimeOffset(2026, 6, 8, 9, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_deadline_across_the_spring_change_keeps_to_Oslos_midnight() =>
        Assert.Equal(
            new DateTimeOffset(2026, 4, 7, 22, 0, 0, TimeSpan.Zero),
            // Friday 27 March 2026, still winter time; 2 and 3 April and Monday 6 April are holidays.
            WorkingDays.Deadline(new DateTimeOffset(2026, 3, 27, 9, 0, 0, TimeSpan.FromHours(1)), workingDays: 4));

    [Fact]
    public void The_day_a_request_is_sent_is_the_day_in_Oslo_not_in_UTC() =>
        // 22:30 UTC on Sunday is already Monday in Oslo's summer.
        Assert.Equal(
            new DateTimeOffset(2026, 9, 14, 22, 0, 0, TimeSpan.Zero),
            WorkingDays.Deadline(new DateTimeOffset(2026, 9, 6, 22, 30, 0, TimeSpan.Zero)));
}
