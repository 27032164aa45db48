namespace TrialMatch.Cli.Embedded;

/// <summary>
/// The demonstration's clock: the real one plus an offset that only grows. Timers tick in real time; only what the time is
/// changes.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private long _aheadTicks;

    /// <summary>How far it is ahead of the real clock.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Moves forward to a moment; does nothing where it is past it already.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        if (moment - GetUtcNow() is { Ticks: > 0 } left)
        {
            Interlocked.Add(ref _aheadTicks, left.Ticks);
        }
    }
}
