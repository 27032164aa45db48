using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Postgres;

/// <summary>Reads the keys of the sponsors whose state is stored: there are few, and a table of their own would say no more.</summary>
internal sealed class PostgresSponsorRegistry(PostgresStore store) : ISponsorRegistry
{
    /// <summary>Grain type and name of the state are "sponsor" both. The order is that of the table's own index.</summary>
    private const string Page = """
        SELECT grain_key FROM grain_state
        WHERE grain_type = 'sponsor' AND state_name = 'sponsor' AND grain_key > $1
        ORDER BY grain_key
        LIMIT $2
        """;

    public async Task<IReadOnlyList<SponsorId>> ListAsync(string after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await store.Readers.ListAsync(Page, row => SponsorId.FromText(row.GetString(0)), cancellationToken, after, limit);
    }
}
