using System.Collections.Immutable;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads a state and its additions.</summary>
internal static class SqliteStateReader
{
    // One statement, so that both tables are read as of one commit. The state itself comes with the first row only.
    private const string Find = """
        SELECT state.version, state.payload, state.is_compressed, addition.version, addition.payload, addition.is_compressed
        FROM grain_state AS state LEFT JOIN grain_state_addition AS addition ON addition.grain_state_id = state.id
        WHERE state.grain_type = $grainType AND state.grain_key = $grainKey AND state.state_name = $stateName
        ORDER BY addition.version
        """;

    public static StoredState Read(PreparedStatements statements, GrainStateKey key)
    {
        using var row = statements
            .Get(Find, ("$grainType", key.GrainType), ("$grainKey", key.GrainKey), ("$stateName", key.StateName))
            .ExecuteReader();
        if (!row.Read())
        {
            return StoredState.Missing;
        }

        var version = row.GetInt64(0);
        if (row.IsDBNull(1))
        {
            return new StoredState(version, []);
        }

        var payloads = ImmutableArray.CreateBuilder<StoredPayload>();
        payloads.Add(new StoredPayload(row.GetFieldValue<byte[]>(1), row.GetBoolean(2)));
        if (!row.IsDBNull(3))
        {
            do
            {
                version = row.GetInt64(3);
                payloads.Add(new StoredPayload(row.GetFieldValue<byte[]>(4), row.GetBoolean(5)));
            }
            while (row.Read());
        }

        return new StoredState(version, payloads.ToImmutable());
    }
}
