using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>Waiting for more of a topic: for the signal, and for the clock where no signal comes.</summary>
internal static class FeedWait
{
    /// <summary>How often a waiter looks unasked: the net for what another process may have written.</summary>
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
            // Nobody raised it: time for a look all the same.
        }
    }
}
