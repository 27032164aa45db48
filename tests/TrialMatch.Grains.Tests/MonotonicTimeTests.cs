using TrialMatch.Grains.Abstractions.Time;

namespace TrialMatch.Grains.Tests;

public sealed class MonotonicTimeTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(30);

    private readonly MovableClock _clock = new();

    [Fact]
    public void It_goes_on_where_it_was_when_the_clock_is_set_back_and_says_by_how_much()
    {
        var time = new MonotonicTime(_clock);
        var before = time.GetUtcNow();

        _clock.Advance(TimeSpan.FromMinutes(-45));

        Assert.InRange(time.GetUtcNow(), before, before + Moment);
        Assert.InRange(time.ClockIsBehind, TimeSpan.FromMinutes(45) - Moment, TimeSpan.FromMinutes(45) + Moment);
    }

    [Fact]
    public void It_follows_the_clock_forward()
    {
        var time = new MonotonicTime(_clock);

        _clock.Advance(TimeSpan.FromDays(400));

        Assert.InRange(time.GetUtcNow(), _clock.GetUtcNow() - Moment, _clock.GetUtcNow());
        Assert.InRange(time.ClockIsBehind, TimeSpan.Zero, Moment);
    }
}
