using Npgsql;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>Reads a state and what was added to it.</summary>
internal static class PostgresStateReader
{
    // One statement, so that both tables are seen as of one commit. The state itself comes first, then its additions in order.
    private const string Find = """
        WITH state AS (
            SELECT id, version, payload, is_compressed FROM grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3
        )
        SELECT version, payload, is_compressed FROM state
        UNION ALL
        SELECT addition.version, addition.payload, addition.is_compressed
        FROM grain_state_addition AS addition JOIN state ON addition.grain_state_id = state.id
        ORDER BY version
        """;

    public static async Task<StoredState> ReadAsync(PostgresReaders readers, GrainStateKey key, CancellationToken cancellationToken)
    {
        if (key.HasNullCharacter)
        {
            // The database keeps no text with a null character, so nothing has such a key.
            return StoredState.Missing;
        }

        var rows = await readers.ListAsync(Find, Row, cancellationToken, key.GrainType, key.GrainKey, key.StateName);
        return rows switch
        {
            [] => StoredState.Missing,
            [{ Payload: null }, ..] => new StoredState(rows[0].Version, []),
            _ => new StoredState(rows[^1].Version, [.. rows.Select(row => row.Payload!.Value)]),
        };
    }

    private static (long Version, StoredPayload? Payload) Row(NpgsqlDataReader row) => (
        row.GetInt64(0),
        row.IsDBNull(1) ? null : new StoredPayload(row.GetFieldValue<byte[]>(1), row.GetBoolean(2)));
}
