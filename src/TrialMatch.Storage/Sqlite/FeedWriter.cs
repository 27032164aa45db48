using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Appends to the feed inside the transaction of the state that brings the items, and notes for each block of sequences which topics
/// are in it: a topic is noted with its first item there, and the others cost nothing.
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

    /// <summary>What was noted is rolled back, or may be.</summary>
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
