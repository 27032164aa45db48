namespace TrialMatch.Grains.Abstractions.Time;

/// <summary>
/// A clock that never goes back. It follows another clock; when that is set back, it continues from where it was. Use it for timers that
/// must not stop until the other clock has caught up. Deadlines shown to people follow the original clock.
/// </summary>
public sealed class MonotonicTime : TimeProvider
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private DateTimeOffset _latest;
    private long _latestAt;

    public MonotonicTime(TimeProvider clock)
    {
        _clock = clock;
        _latest = clock.GetUtcNow();
        _latestAt = clock.GetTimestamp();
    }

    /// <summary>How far the original clock is behind; 0 if it was never set back.</summary>
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
