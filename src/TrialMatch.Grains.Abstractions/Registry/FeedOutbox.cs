using System.Collections.Immutable;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Feed items that a grain's state has yet to publish. A grain adds items before it writes its state. The store writes both in one
/// transaction, then removes the items that it wrote. After a failed write the items stay and go with the next write that succeeds. The
/// outbox itself is never stored, and each activation starts with an empty one: if the outcome of a write is unknown, the items are in the
/// feed exactly if the state was stored. Not thread-safe.
/// </summary>
public sealed class FeedOutbox
{
    private ImmutableQueue<FeedItem> _unwritten = [];

    /// <summary>The pending items, in the order in which they will appear in the feed.</summary>
    public ImmutableArray<FeedItem> Unwritten => [.. _unwritten];

    public void Add(FeedItem item) => _unwritten = _unwritten.Enqueue(item);

    /// <summary>Removes the first <paramref name="count"/> items. Called by the store once it has written them.</summary>
    public void RemoveWritten(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _unwritten = _unwritten.Dequeue();
        }
    }
}
