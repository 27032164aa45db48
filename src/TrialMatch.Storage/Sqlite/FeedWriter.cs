using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Appends to the feed within the transaction of the state that publishes the items, and records for each block of sequences which topics
/// it contains. Only a topic's first item in a block costs an extra write.
/// </summary>
internal sealed class FeedWriter(SqliteConnection connection) : IDisposable
{
    private const string Insert = "INSERT INTO feed (topic, at_ticks, payload) VALUES (?1, ?2, ?3)";

    private const string Note = "INSERT OR IGNORE INTO feed_topic_block (topic, block) VALUES (?1, ?2)";

    private readonly WriteStatement _insert = new(connection, Insert);
    private readonly WriteStatement _note = new(connection, Note);
    private readonly HashSet<string> _noted = [];
    private long _block;

    public void Append(ImmutableArray<FeedItem> items)
    {
        foreach (var item in items)
        {
            _insert.Bind(item.Topic).Bind(item.At.UtcTicks).Bind(item.Payload).Run();
            NoteTopic(item.Topic, raw.sqlite3_last_insert_rowid(connection.Handle));
        }
    }

    /// <summary>Forgets what was recorded, since the transaction may have been rolled back.</summary>
    public void ForgetNoted() => _noted.Clear();

    public void Dispose()
    {
        _insert.Dispose();
        _note.Dispose();
    }

    private void NoteTopic(string topic, long sequence)
    {
        var block = FeedBlocks.Of(sequence);
        if (block != _block)
        {
            _block = block;
            _noted.Clear();
        }

        if (_noted.Add(topic))
        {
            _note.Bind(topic).Bind(block).Run();
        }
    }
}
