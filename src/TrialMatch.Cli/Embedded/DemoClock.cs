namespace TrialMatch.Cli.Embedded;

/// <summary>
/// The demonstration's clock: the real one plus an offset that only grows. Timers run in real time; only the time of day is changed.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private long _aheadTicks;

    /// <summary>How far this clock is ahead of the real one.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Moves forward to a moment; does nothing if it has passed already.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        if (moment - GetUtcNow() is { Ticks: > 0 } left)
        {
            Interlocked.Add(ref _aheadTicks, left.Ticks);
        }
    }
}
