using System.Collections.Immutable;

namespace TrialMatch.Storage.Sqlite;

/// <param name="Version"><see cref="StateVersion.None"/> if nothing was ever written.</param>
/// <param name="Payloads">The state, then what was added to it, in order; empty if nothing was ever written or the state was cleared.</param>
internal readonly record struct StoredState(long Version, ImmutableArray<byte[]> Payloads)
{
    // One statement, so that both tables are seen as of one commit.
    private const string Find = """
        SELECT version, payload FROM grain_state
        WHERE grain_type = $grainType AND grain_key = $grainKey AND state_name = $stateName
        UNION ALL
        SELECT addition.version, addition.payload
        FROM grain_state JOIN grain_state_addition AS addition ON addition.grain_state_id = grain_state.id
        WHERE grain_type = $grainType AND grain_key = $grainKey AND state_name = $stateName
        ORDER BY 1
        """;

    public static StoredState Read(PreparedStatements statements, GrainStateKey key)
    {
        using var row = statements
            .Get(Find, ("$grainType", key.GrainType), ("$grainKey", key.GrainKey), ("$stateName", key.StateName))
            .ExecuteReader();
        var version = StateVersion.None;
        var payloads = ImmutableArray.CreateBuilder<byte[]>();
        while (row.Read())
        {
            version = row.GetInt64(0);
            if (!row.IsDBNull(1))
            {
                payloads.Add(row.GetFieldValue<byte[]>(1));
            }
        }

        return new StoredState(version, payloads.ToImmutable());
    }
}
