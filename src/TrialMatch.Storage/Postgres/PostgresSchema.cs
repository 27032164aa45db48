using Npgsql;

namespace TrialMatch.Storage.Postgres;

/// <summary>Which schema a database has, and the way to the current one.</summary>
internal static class PostgresSchema
{
    // "TrMg" in ASCII: one who migrates at a time.
    private const long Lock = 0x54724D67;

    private const string LatestVersion = "SELECT coalesce(max(version), 0) FROM schema_version";

    // As JSON, in which a column may be missing: it is in tables that were made before it was recorded.
    private const string OldestProgram =
        "SELECT coalesce((to_jsonb(step) ->> 'oldest_program')::integer, step.version) FROM schema_version AS step WHERE version = $1";

    /// <exception cref="StorageUnavailableException">
    /// The schema is older than what this program knows, or so much newer that it cannot work on it; the message says what to do.
    /// </exception>
    public static async Task RequireCurrentAsync(
        NpgsqlConnection connection, IReadOnlyList<PostgresMigration> migrations, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(connection, cancellationToken);
        await RefuseNewerAsync(connection, version, migrations, options, cancellationToken);
        var latest = migrations[^1].ToVersion;
        if (version < latest)
        {
            throw new StorageUnavailableException(version == 0
                ? $"{NameOf(connection)} has no tables of ours yet: run 'migrate' once."
                : $"{NameOf(connection)} has schema version {version}; this program needs {latest}: run 'migrate' once. Servers that run may go on meanwhile.");
        }
    }

    /// <summary>Runs the steps that the database has not seen, each in a transaction of its own. Who else migrates waits.</summary>
    /// <returns>The version before and after.</returns>
    /// <exception cref="StorageUnavailableException">The database has a schema of a newer version of this program.</exception>
    public static async Task<(int Before, int After)> MigrateAsync(
        NpgsqlConnection connection, IReadOnlyList<PostgresMigration> migrations, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        // A step takes as long as it takes.
        await Sql.RunAsync(connection, "SELECT set_config(name, '0', false) FROM unnest(ARRAY['statement_timeout', 'lock_timeout']) AS name", cancellationToken);
        await Sql.RunAsync(connection, "SELECT pg_advisory_lock($1)", cancellationToken, Lock);
        var before = await ReadVersionAsync(connection, cancellationToken);
        await RefuseNewerAsync(connection, before, migrations, options, cancellationToken);
        if (before == 0)
        {
            await CreateAsync(connection, cancellationToken);
        }

        await Sql.RunAsync(connection, "ALTER TABLE schema_version ADD COLUMN IF NOT EXISTS oldest_program integer", cancellationToken);
        foreach (var migration in migrations.Where(m => m.ToVersion > before))
        {
            await RunAsync(connection, migration, cancellationToken);
        }

        await Sql.RunAsync(connection, "SELECT pg_advisory_unlock($1)", cancellationToken, Lock);
        return (before, Math.Max(before, migrations[^1].ToVersion));
    }

    private static async Task RefuseNewerAsync(
        NpgsqlConnection connection,
        int version,
        IReadOnlyList<PostgresMigration> migrations,
        PostgresStorageOptions options,
        CancellationToken cancellationToken)
    {
        var known = migrations[^1].ToVersion;
        if (version > known && await Sql.ScalarAsync<int>(connection, OldestProgram, cancellationToken, version) > known)
        {
            throw new StorageUnavailableException(
                $"{NameOf(connection)} has schema version {version}; this program knows up to {known}. "
                + $"It was migrated by a newer version: run that one, or name another database in {options.ConnectionStringSetting}.");
        }
    }

    private static async Task<int> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var isThere = await Sql.ScalarAsync<bool>(
            connection, $"SELECT to_regclass('{PostgresConnections.Schema}.schema_version') IS NOT NULL", cancellationToken);
        return isThere ? await Sql.ScalarAsync<int>(connection, LatestVersion, cancellationToken) : 0;
    }

    // The right to create schemas is needed only where an administrator has not done it.
    private static async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await Sql.ScalarAsync<bool>(connection, $"SELECT to_regnamespace('{PostgresConnections.Schema}') IS NULL", cancellationToken))
        {
            await Sql.RunAsync(connection, $"CREATE SCHEMA {PostgresConnections.Schema}", cancellationToken);
        }

        await Sql.RunAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now())",
            cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, PostgresMigration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var step = connection.CreateCommand())
        {
#pragma warning disable CA2100 // The text comes from this assembly alone.
            step.CommandText = migration.Sql;
#pragma warning restore CA2100
            await step.ExecuteNonQueryAsync(cancellationToken);
        }

        await Sql.RunAsync(connection, "INSERT INTO schema_version (version, oldest_program) VALUES ($1, $2)", cancellationToken, migration.ToVersion, migration.OldestProgram);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string NameOf(NpgsqlConnection connection) => $"Database '{connection.Database}'";
}
