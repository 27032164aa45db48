using System.Threading.Channels;

namespace TrialMatch.Grains.Tests.Sweeps;

/// <summary>A clock whose waits end when a test says so; its periods never do.</summary>
internal sealed class TickedClock : TimeProvider
{
    private readonly Channel<Wait> _waits = Channel.CreateUnbounded<Wait>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(() => callback(state));
        if (period == Timeout.InfiniteTimeSpan)
        {
            Assert.True(_waits.Writer.TryWrite(wait));
        }

        return wait;
    }

    /// <summary>Ends the next wait, once somebody waits.</summary>
    public async Task TickAsync() => (await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken)).End();

    private sealed record Wait(Action End) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
