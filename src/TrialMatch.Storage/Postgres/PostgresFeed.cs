using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Postgres;

/// <summary>Reads what <see cref="FeedAppend"/> wrote.</summary>
internal sealed class PostgresFeed(PostgresStore store, TimeProvider timeProvider) : IFeed
{
    private const string Page = "SELECT sequence, at_ticks, payload FROM feed WHERE topic = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";

    private const string Last = "SELECT sequence FROM feed WHERE topic = $1 ORDER BY sequence DESC LIMIT 1";

    public async Task<IReadOnlyList<FeedEntry>> ReadAsync(string topic, long after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, nameof(limit));
        return await store.Readers.ListAsync(Page, row => RegistryRows.Feed(topic, row), cancellationToken, topic, after, limit);
    }

    public async Task<long> LastSequenceAsync(string topic, CancellationToken cancellationToken)
    {
        var last = await store.Readers.ListAsync(Last, row => row.GetInt64(0), cancellationToken, topic);
        return last is [var sequence] ? sequence : 0;
    }

    public Task WaitAsync(string topic, long after, CancellationToken cancellationToken) =>
        FeedWait.UntilAfterAsync(this, store.FeedSignal, timeProvider, topic, after, cancellationToken);
}
