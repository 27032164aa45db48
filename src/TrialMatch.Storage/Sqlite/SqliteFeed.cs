using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads what <see cref="FeedWriter"/> wrote. SQLite commits one transaction at a time, in the order of the sequences.</summary>
internal sealed class SqliteFeed(SqliteStore store, TimeProvider timeProvider) : IFeed
{
    // CROSS JOIN: blocks first, each scanned in the order of its sequences, so nothing is sorted.
    public const string Page = """
        SELECT sequence, at_ticks, payload
        FROM feed_topic_block AS noted CROSS JOIN feed
        WHERE noted.topic = $topic AND noted.block >= $after >> 10
            AND sequence BETWEEN max(noted.block << 10, $after + 1) AND (noted.block << 10) + 1023
            AND feed.topic = $topic
        ORDER BY noted.block, sequence
        LIMIT $limit
        """;

    public const string Last = """
        SELECT sequence
        FROM feed_topic_block AS noted CROSS JOIN feed
        WHERE noted.topic = $topic
            AND sequence BETWEEN noted.block << 10 AND (noted.block << 10) + 1023
            AND feed.topic = $topic
        ORDER BY noted.block DESC, sequence DESC
        LIMIT 1
        """;

    public async Task<IReadOnlyList<FeedEntry>> ReadAsync(
        string topic, long after, int limit, CancellationToken cancellationToken)
    {
        Limits.Check(limit, nameof(limit));
        return await store.Readers.ReadAsync(reader => Read(reader, topic, after, limit), cancellationToken);
    }

    public async Task<long> LastSequenceAsync(string topic, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => (long?)reader.Get(Last, ("$topic", topic)).ExecuteScalar() ?? 0, cancellationToken);

    public Task WaitAsync(string topic, long after, CancellationToken cancellationToken) =>
        FeedWait.UntilAfterAsync(this, store.FeedSignal, timeProvider, topic, after, cancellationToken);

    private static List<FeedEntry> Read(PreparedStatements reader, string topic, long after, int limit)
    {
        var entries = new List<FeedEntry>();
        using var row = reader.Get(Page, ("$topic", topic), ("$after", after), ("$limit", limit)).ExecuteReader();
        while (row.Read())
        {
            entries.Add(RegistryRows.Feed(topic, row));
        }

        return entries;
    }
}
