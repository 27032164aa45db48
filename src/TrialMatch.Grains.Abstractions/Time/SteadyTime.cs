namespace TrialMatch.Grains.Abstractions.Time;

/// <summary>
/// The time that never goes back: it follows a clock, and where that is set back it goes on from where it was. Deadlines that people know go by
/// the clock itself; this is for what must not stand still until the clock has caught up.
/// </summary>
public sealed class SteadyTime : TimeProvider
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private DateTimeOffset _latest;
    private long _latestAt;

    public SteadyTime(TimeProvider clock)
    {
        _clock = clock;
        _latest = clock.GetUtcNow();
        _latestAt = clock.GetTimestamp();
    }

    /// <summary>How far the clock is behind; 0 where it was never set back.</summary>
    public TimeSpan ClockIsBehind
    {
        get
        {
            var behind = GetUtcNow() - _clock.GetUtcNow();
            return behind > TimeSpan.Zero ? behind : TimeSpan.Zero;
        }
    }

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => _clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var at = _clock.GetTimestamp();
            var expected = _latest + _clock.GetElapsedTime(_latestAt, at);
            (_latest, _latestAt) = (now > expected ? now : expected, at);
            return _latest;
        }
    }

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);
}
