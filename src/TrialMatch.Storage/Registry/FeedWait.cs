using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>Waits for new entries of a topic: for the signal, and at intervals in case no signal comes.</summary>
internal static class FeedWait
{
    /// <summary>The interval between reads without a signal; covers what another process may have written.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    public static async Task UntilAfterAsync(
        IFeed feed, FeedSignal signal, TimeProvider timeProvider, string topic, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var waiter = signal.Enter(topic);
            if (await feed.LastSequenceAsync(topic, cancellationToken) > after)
            {
                return;
            }

            await EndOfPauseAsync(waiter.Raised, timeProvider, cancellationToken);
        }
    }

    private static async Task EndOfPauseAsync(Task raised, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        try
        {
            await raised.WaitAsync(PollInterval, timeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            // No signal came; read nevertheless.
        }
    }
}
