using System.Collections.Immutable;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// What a state has yet to tell the feed. A grain puts items in before it writes its state; the store writes them in the
/// same transaction and takes out those that it wrote. After a failed write they stay, and go with the next write that
/// succeeds. The outbox itself is never stored: an activation starts with an empty one, so what was in memory when a write's
/// outcome got lost is in the feed if the state is, and nowhere otherwise. Not for use by several threads.
/// </summary>
public sealed class FeedOutbox
{
    private ImmutableQueue<FeedItem> _unwritten = [];

    /// <summary>In the order in which they will stand in the feed.</summary>
    public ImmutableArray<FeedItem> Unwritten => [.. _unwritten];

    public void Add(FeedItem item) => _unwritten = _unwritten.Enqueue(item);

    /// <summary>For the store: a write has succeeded and carried the first <paramref name="count"/> items.</summary>
    public void RemoveWritten(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _unwritten = _unwritten.Dequeue();
        }
    }
}
