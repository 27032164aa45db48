using TrialMatch.Api.Load;

namespace TrialMatch.Api.Tests.Load;

public sealed class WaitingTimesTests
{
    private const int Places = 4;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    private double _random;
    private readonly WaitingTimes _times;

    public WaitingTimesTests() => _times = new WaitingTimes(Places, MaxWait, () => _random);

    [Fact]
    public void A_call_without_a_deadline_waits_as_long_as_any_may()
    {
        CallsTake(Seconds(0.1));
        Assert.Equal(MaxWait, _times.MaxWait(ahead: 0, TimeSpan.MaxValue));
    }

    [Fact]
    public void A_call_waits_so_long_only_that_it_can_still_be_served_before_its_deadline()
    {
        CallsTake(Seconds(1));
        var longest = _times.MaxWait(ahead: 0, Seconds(2.5));
        Assert.Equal(1.5, longest!.Value.TotalSeconds, 0.01);
    }

    [Fact]
    public void A_call_that_takes_longer_than_its_caller_has_is_turned_away_at_once()
    {
        CallsTake(Seconds(3));
        Assert.Null(_times.MaxWait(ahead: 0, Seconds(2.9)));
    }

    [Theory]
    [InlineData(0.1, 79, 80)]
    [InlineData(0.4, 19, 20)]
    [InlineData(4, 1, 2)]
    public void The_slower_calls_are_the_fewer_may_wait(double seconds, int wait, int doNot)
    {
        CallsTake(Seconds(seconds * 0.999));
        Assert.NotNull(_times.MaxWait(wait, TimeSpan.MaxValue));
        Assert.Null(_times.MaxWait(doNot, TimeSpan.MaxValue));
    }

    [Fact]
    public void One_slow_call_among_quick_ones_keeps_nobody_from_waiting()
    {
        CallsTake(Seconds(0.1));
        _times.Took(Seconds(5));
        Assert.NotNull(_times.MaxWait(ahead: 5, TimeSpan.MaxValue));
    }

    [Fact]
    public void Whoever_is_turned_away_is_told_the_present_wait_or_its_own_and_up_to_as_long_again()
    {
        CallsTake(Seconds(2));
        Assert.Equal(5, _times.RetryAfter(ahead: 9, TimeSpan.Zero).TotalSeconds, 0.01);
        Assert.Equal(7, _times.RetryAfter(ahead: 9, waited: Seconds(7)).TotalSeconds, 0.01);
        _random = 0.5;
        Assert.Equal(7.5, _times.RetryAfter(ahead: 9, TimeSpan.Zero).TotalSeconds, 0.01);
    }

    [Fact]
    public void The_hint_is_between_half_a_second_and_half_a_minute()
    {
        Assert.Equal(Seconds(0.5), _times.RetryAfter(ahead: 0, TimeSpan.Zero));
        CallsTake(Seconds(100));
        _random = 0.99;
        Assert.Equal(Seconds(30), _times.RetryAfter(ahead: 50, TimeSpan.Zero));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>So many that the mean is theirs.</summary>
    private void CallsTake(TimeSpan time)
    {
        for (var call = 0; call < 200; call++)
        {
            _times.Took(time);
        }
    }
}
