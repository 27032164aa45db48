using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Appends to the feed inside the transaction of the state that brings the items.</summary>
internal sealed class FeedWriter(PreparedStatements statements)
{
    private const string Insert = "INSERT INTO feed (topic, at_ticks, payload) VALUES ($topic, $at, $payload)";

    public void Append(ImmutableArray<FeedItem> items)
    {
        foreach (var item in items)
        {
            statements
                .Get(Insert, ("$topic", item.Topic), ("$at", item.At.UtcTicks), ("$payload", item.Payload))
                .ExecuteNonQuery();
        }
    }
}
