using Npgsql;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// Makes the registry's tables anew from the states, in one transaction. Servers may run: they read the old rows until it is over, and what they would
/// write waits for it.
/// </summary>
internal static class PostgresRebuild
{
    private const int RowsAtOnce = 500;

    private const string Lock = "LOCK TABLE grain_state IN SHARE MODE";

    private const string Ids = """
        SELECT grain_key, id FROM grain_state WHERE grain_type = $1 AND state_name = $2 AND grain_key = ANY ($3::text[])
        """;

    /// <returns>The number of rows of studies.</returns>
    /// <exception cref="StorageUnavailableException">The database has another schema, or keeps states elsewhere.</exception>
    /// <exception cref="NpgsqlException">The database cannot be written.</exception>
    public static async Task<long> RunAsync(PostgresStorageOptions options, IStoredGrainRows rows, CancellationToken cancellationToken)
    {
        await using var connection = await PostgresConnections.OpenWithoutLimitsAsync(options, cancellationToken);
        await PostgresSchema.RequireCurrentAsync(connection, PostgresMigrations.All, options, cancellationToken);
        await Sql.RunAsync(connection, "BEGIN", cancellationToken);
        await Sql.RunAsync(connection, Lock, cancellationToken);

        // Read as of a moment at which nothing is being written.
        await using var states = await PostgresExport.OpenAsync(options, cancellationToken);
        foreach (var statement in RegistryRows.Clear)
        {
            await Sql.RunAsync(connection, statement, cancellationToken);
        }

        var count = 0L;
        var some = new List<(GrainStateKey Key, StudyEntry Row)>();
        await foreach (var state in states.ReadStatesAsync(cancellationToken))
        {
            if (rows.RowOf(state.ToStored()) is not { } row)
            {
                continue;
            }

            count++;
            some.Add((state.Key, row));
            if (some.Count == RowsAtOnce)
            {
                await WriteAsync(connection, some, cancellationToken);
                some.Clear();
            }
        }

        await WriteAsync(connection, some, cancellationToken);
        await Sql.RunAsync(connection, "COMMIT", cancellationToken);
        return count;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, List<(GrainStateKey Key, StudyEntry Row)> some, CancellationToken cancellationToken)
    {
        if (some is not [var (first, _), ..])
        {
            return;
        }

        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var batch = Sql.Batch(connection, [Sql.Statement(Ids, first.GrainType, first.StateName, some.Select(each => each.Key.GrainKey).ToArray())]))
        await using (var row = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
            {
                ids.Add(row.GetString(0), row.GetInt64(1));
            }
        }

        var rows = new StudyRows();
        foreach (var (key, row) in some)
        {
            rows.Store(ids[key.GrainKey], hasRow: false, row);
        }

        await using var writes = Sql.Batch(connection, [.. rows.Statements()]);
        await writes.ExecuteNonQueryAsync(cancellationToken);
    }
}
