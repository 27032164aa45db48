using Microsoft.Extensions.Time.Testing;
using TrialMatch.Api.Access.Limits;

namespace TrialMatch.Api.Tests.Access;

public sealed class DailyAllowanceTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 3, 1, 18, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Who_has_had_a_days_worth_waits_for_the_next_day_and_nobody_else_does()
    {
        var allowance = new DailyAllowance(2, _clock);
        Assert.Null(allowance.Take(["acme"]));
        Assert.Null(allowance.Take(["acme"]));
        Assert.Equal(TimeSpan.FromHours(6), allowance.Take(["acme"]));
        Assert.Null(allowance.Take(["beta"]));

        _clock.Advance(TimeSpan.FromHours(6));
        Assert.Null(allowance.Take(["acme"]));
    }

    [Fact]
    public void Of_several_all_are_counted_or_none()
    {
        var allowance = new DailyAllowance(2, _clock);
        Assert.Null(allowance.Take(["acme"]));
        Assert.Null(allowance.Take(["acme", "beta"]));
        Assert.NotNull(allowance.Take(["acme", "beta"]));
        Assert.Null(allowance.Take(["beta"]));
        Assert.NotNull(allowance.Take(["beta"]));
    }
}
