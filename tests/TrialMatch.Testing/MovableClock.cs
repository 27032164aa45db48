namespace TrialMatch.Testing;

/// <summary>The real clock, moved forward as a test wants. Timers tick as they do: only what the time is changes.</summary>
public sealed class MovableClock : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - GetUtcNow());

    public void Advance(TimeSpan time) => Interlocked.Add(ref _aheadTicks, time.Ticks);
}
