namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Reads published events, by topic and in order. The store writes them together with grain state. A reader that remembers the last
/// sequence it has seen, and asks for entries after it, misses nothing and sees nothing twice: an entry never becomes visible after a
/// later one of its topic.
/// </summary>
public interface IFeed
{
    /// <summary>Returns the entries of a topic after a sequence, in order.</summary>
    /// <param name="after">The last sequence that the reader has seen; 0 for none.</param>
    /// <param name="limit">The maximum number of entries to return, 1 to 1,000.</param>
    Task<IReadOnlyList<FeedEntry>> ReadAsync(string topic, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Returns the sequence of a topic's last entry, or 0 if it has none. A reader that wants only new entries starts there.</summary>
    Task<long> LastSequenceAsync(string topic, CancellationToken cancellationToken);

    /// <summary>Completes as soon as the topic has an entry after a sequence; at once if it already has.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    Task WaitAsync(string topic, long after, CancellationToken cancellationToken);
}
