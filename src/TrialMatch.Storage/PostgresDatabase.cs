using Npgsql;
using Orleans.Configuration;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Storage;

/// <summary>Operations on a database that need no server.</summary>
public static class PostgresDatabase
{
    /// <summary>
    /// Creates or upgrades all tables, including Orleans' own. Safe to repeat, to run twice at once, and to run while servers of an older
    /// version are running: steps only add.
    /// </summary>
    /// <param name="owner">Whose database it may be: that of another service or cluster is left as it is. Null for anybody's.</param>
    /// <returns>The schema version before (0 for none) and after.</returns>
    /// <exception cref="StorageUnavailableException">
    /// The database cannot be reached, has a newer schema, or belongs to others; the message names the setting or says what to do.
    /// </exception>
    public static Task<(int Before, int After)> MigrateAsync(
        PostgresStorageOptions options, ClusterOptions? owner, CancellationToken cancellationToken) =>
        ExplainAsync(options, async () =>
        {
            await using var source = PostgresConnections.Source(options);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            if (owner is not null)
            {
                await StoreOwner.RefuseOthersAsync(connection, owner, options, cancellationToken);
            }

            return await PostgresSchema.MigrateAsync(connection, PostgresMigrations.All, options, cancellationToken);
        });

    /// <summary>Writes all that the database keeps, as of one commit, in a form that every store reads. Servers may go on writing.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be read, or has another schema; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">A state is damaged; the message names it.</exception>
    public static Task<TransferCounts> ExportAsync(PostgresStorageOptions options, Stream output, DateTimeOffset now, CancellationToken cancellationToken) =>
        ExplainAsync(options, async () =>
        {
            await using var export = await PostgresExport.OpenAsync(options, cancellationToken);
            return await ExportWriter.WriteAsync(export, output, now, cancellationToken);
        });

    /// <summary>Takes over what another store kept, all of it or nothing, into a migrated database that no server has run on.</summary>
    /// <param name="cluster">Whose the database is from then on.</param>
    /// <exception cref="StorageUnavailableException">The database is not empty, or cannot be written; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">The export is damaged or breaks a rule; the message names line and field.</exception>
    public static Task<TransferCounts> ImportAsync(
        PostgresStorageOptions options, ClusterOptions cluster, Stream input, IStoredGrainCheck check, CancellationToken cancellationToken) =>
        ExplainAsync(options, async () =>
        {
            await using var import = await PostgresImport.OpenAsync(options, cluster, cancellationToken);
            return await ImportReader.ReadAsync(input, import, check, cancellationToken);
        });

    /// <summary>Makes the tables that lists and indicators read anew from the states. Servers may run; what they would write waits meanwhile.</summary>
    /// <returns>The number of studies that have a row.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot be written, has another schema, or keeps states elsewhere; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">A state is damaged; the message names it.</exception>
    public static Task<long> RebuildAsync(PostgresStorageOptions options, IStoredGrainRows rows, CancellationToken cancellationToken) =>
        ExplainAsync(options, () => PostgresRebuild.RunAsync(options, rows, cancellationToken));

    /// <summary>What is wrong with the connection string; null where nothing is. The message names the setting and tells no secret.</summary>
    public static string? FaultOf(PostgresStorageOptions options) => PostgresConnections.FaultOf(options);

    /// <summary>Where the database is, for messages: no user, no password.</summary>
    public static string Place(PostgresStorageOptions options) => PostgresConnections.Place(options);

    /// <summary>Returns the connection string for other users of the same tables, such as the cluster's membership.</summary>
    public static string ConnectionString(PostgresStorageOptions options) => PostgresConnections.CompletedString(options);

    private static async Task<T> ExplainAsync<T>(PostgresStorageOptions options, Func<Task<T>> work)
    {
        if (PostgresConnections.FaultOf(options) is { } fault)
        {
            throw new StorageUnavailableException(fault);
        }

        try
        {
            return await work();
        }
        catch (NpgsqlException e)
        {
            throw new StorageUnavailableException($"{options.ConnectionStringSetting}: {PostgresTroubles.Of(e, options).Detail}", e);
        }
    }
}
