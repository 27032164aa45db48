using Npgsql;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>
/// Marks in the database of which states are being written elsewhere, so that what a crash leaves behind is found without a look at
/// every blob. A mark is set on a connection of its own, while the transaction that it belongs to holds its locks: whoever gets those
/// locks next sees it.
/// </summary>
internal static class UnfinishedWrites
{
    private const string Insert = """
        INSERT INTO unfinished_write (grain_type, grain_key, state_name, identity_keys) VALUES ($1, $2, $3, $4)
        """;

    private const string WithKeys = """
        SELECT id, grain_type, grain_key, state_name FROM unfinished_write
        WHERE identity_keys && $4 AND (grain_type, grain_key, state_name) <> ($1, $2, $3)
        """;

    private const string OlderThan = """
        SELECT id, grain_type, grain_key, state_name FROM unfinished_write
        WHERE begun_at <= clock_timestamp() - make_interval(secs => $1)
        ORDER BY id
        LIMIT $2
        """;

    private const string DeleteOfState = "DELETE FROM unfinished_write WHERE (grain_type, grain_key, state_name) = ($1, $2, $3)";

    private const string Delete = "DELETE FROM unfinished_write WHERE id = $1";

    /// <summary>Marks a write.</summary>
    /// <returns>Those of other states that are unfinished and share an identity key with it, if it creates a study.</returns>
    public static async Task<IReadOnlyList<UnfinishedWrite>> AddAsync(NpgsqlDataSource source, StateWrite write)
    {
        string[] identityKeys = write.ExpectedVersion == StateVersion.None ? [.. write.Entry?.IdentityKeys ?? []] : [];
        object[] values = [write.Key.GrainType, write.Key.GrainKey, write.Key.StateName, identityKeys];
        return await RunAsync(source, () => [Sql.Statement(Insert, values), Sql.Statement(WithKeys, values)]);
    }

    public static Task<IReadOnlyList<UnfinishedWrite>> ListAsync(NpgsqlDataSource source, TimeSpan age, int limit) =>
        RunAsync(source, () => [Sql.Statement(OlderThan, age.TotalSeconds, limit)]);

    /// <summary>Of all writes of a state. Only for who holds its row's lock and has written it: any other write of before now fails.</summary>
    public static NpgsqlBatchCommand DeleteAllOf(GrainStateKey key) => Sql.Statement(DeleteOfState, key.GrainType, key.GrainKey, key.StateName);

    public static Task DeleteAsync(NpgsqlDataSource source, UnfinishedWrite write) => RunAsync(source, () => [Sql.Statement(Delete, write.Id)]);

    // A connection that ended in the pool is no failure of the database. A mark that is set twice does no harm.
    private static async Task<IReadOnlyList<UnfinishedWrite>> RunAsync(NpgsqlDataSource source, Func<IReadOnlyList<NpgsqlBatchCommand>> statements)
    {
        try
        {
            return await RunOnceAsync(source, statements());
        }
        catch (NpgsqlException e) when (PostgresTroubles.IsEndedConnection(e))
        {
            return await RunOnceAsync(source, statements());
        }
    }

    private static async Task<IReadOnlyList<UnfinishedWrite>> RunOnceAsync(NpgsqlDataSource source, IReadOnlyList<NpgsqlBatchCommand> statements)
    {
        var writes = new List<UnfinishedWrite>();
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = Sql.Batch(connection, statements);
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            writes.Add(new UnfinishedWrite(reader.GetInt64(0), new GrainStateKey(reader.GetString(1), reader.GetString(2), reader.GetString(3))));
        }

        return writes;
    }
}
