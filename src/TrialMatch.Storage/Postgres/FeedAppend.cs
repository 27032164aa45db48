using Npgsql;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// The feed entries of a group of writes. Their sequence numbers come from a single row that the transaction updates last. That row's
/// lock makes transactions commit in the order of their numbers, so no entry becomes visible after a later one.
/// </summary>
internal sealed class FeedAppend
{
    /// <summary>Those who listen here, in any process, are told which topics have more.</summary>
    public const string Channel = "trialmatch_feed";

    private const string Notify = $"SELECT pg_notify('{Channel}', topic) FROM unnest($1::text[]) AS topic";

    private const string Insert = """
        WITH allotted AS (UPDATE feed_end SET sequence = sequence + $4 RETURNING sequence - $4 AS before)
        INSERT INTO feed (topic, sequence, at_ticks, payload)
        SELECT topic, allotted.before + place, at_ticks, payload
        FROM allotted, unnest($1::text[], $2::bigint[], $3::text[]) WITH ORDINALITY AS new (topic, at_ticks, payload, place)
        """;

    private readonly List<FeedItem> _items = [];

    public void Add(IEnumerable<FeedItem> items) => _items.AddRange(items);

    /// <summary>The last of a transaction, so that the row of the sequences is held for the commit alone.</summary>
    public IEnumerable<NpgsqlBatchCommand> Statements()
    {
        if (_items.Count > 0)
        {
            yield return Sql.Statement(Notify, [_items.Select(item => item.Topic).Distinct(StringComparer.Ordinal).ToArray()]);
            yield return Sql.Statement(
                Insert,
                _items.Select(item => item.Topic).ToArray(),
                _items.Select(item => item.At.UtcTicks).ToArray(),
                _items.Select(item => item.Payload).ToArray(),
                (long)_items.Count);
        }
    }
}
