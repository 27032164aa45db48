using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads the keys of the stored sponsors. They are few, and a table of their own would add nothing.</summary>
internal sealed class SqliteSponsorRegistry(SqliteStore store) : ISponsorRegistry
{
    /// <summary>Grain type and state name are both "sponsor". The order is that of the table's own index.</summary>
    private const string Page = """
        SELECT grain_key FROM grain_state
        WHERE grain_type = 'sponsor' AND state_name = 'sponsor' AND grain_key > $after
        ORDER BY grain_key
        LIMIT $limit
        """;

    public async Task<IReadOnlyList<SponsorId>> ListAsync(string after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await store.Readers.ReadAsync(reader => Read(reader, after, limit), cancellationToken);
    }

    private static List<SponsorId> Read(PreparedStatements reader, string after, int limit)
    {
        var ids = new List<SponsorId>();
        using var row = reader.Get(Page, ("$after", after), ("$limit", limit)).ExecuteReader();
        while (row.Read())
        {
            ids.Add(SponsorId.FromText(row.GetString(0)));
        }

        return ids;
    }
}
