namespace TrialMatch.Storage.Sqlite;

/// <param name="Version"><see cref="StateVersion.None"/> if nothing was ever written.</param>
/// <param name="Payload">Null if nothing was ever written or the state was cleared.</param>
internal readonly record struct StoredState(long Version, byte[]? Payload)
{
    private const string Find = """
        SELECT version, payload FROM grain_state
        WHERE grain_type = $grainType AND grain_key = $grainKey AND state_name = $stateName
        """;

    public static StoredState Read(PreparedStatements statements, GrainStateKey key)
    {
        using var row = statements
            .Get(Find, ("$grainType", key.GrainType), ("$grainKey", key.GrainKey), ("$stateName", key.StateName))
            .ExecuteReader();
        if (!row.Read())
        {
            return new StoredState(StateVersion.None, null);
        }

        return new StoredState(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1));
    }
}
