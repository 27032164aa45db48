namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// What happened, by topic, in order; written by the store together with grain state, read here. A reader that remembers the
/// last sequence it has seen, and asks for what comes after, misses nothing and sees nothing twice: an entry never becomes
/// visible after a later one of its topic.
/// </summary>
public interface IFeed
{
    /// <summary>The entries of a topic that come after a sequence, in order.</summary>
    /// <param name="after">The last sequence that the reader has seen; 0 for none.</param>
    /// <param name="limit">The most entries to return, 1 to 1,000.</param>
    Task<IReadOnlyList<FeedEntry>> ReadAsync(string topic, long after, int limit, CancellationToken cancellationToken);

    /// <summary>The sequence of a topic's last entry; 0 while it has none. Where a reader starts that wants only what is new.</summary>
    Task<long> LastSequenceAsync(string topic, CancellationToken cancellationToken);

    /// <summary>Completes as soon as the topic has an entry after a sequence; at once if it has.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    Task WaitAsync(string topic, long after, CancellationToken cancellationToken);
}
