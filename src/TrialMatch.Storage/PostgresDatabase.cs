using Npgsql;
using Orleans.Configuration;
using TrialMatch.Storage.Postgres;

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
    public static async Task<(int Before, int After)> MigrateAsync(
        PostgresStorageOptions options, ClusterOptions? owner, CancellationToken cancellationToken)
    {
        if (PostgresConnections.FaultOf(options) is { } fault)
        {
            throw new StorageUnavailableException(fault);
        }

        await using var source = PostgresConnections.Source(options);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            if (owner is not null)
            {
                await StoreOwner.RefuseOthersAsync(connection, owner, options, cancellationToken);
            }

            return await PostgresSchema.MigrateAsync(connection, PostgresMigrations.All, options, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw new StorageUnavailableException($"{options.ConnectionStringSetting}: {PostgresTroubles.Of(e, options).Detail}", e);
        }
    }

    /// <summary>What is wrong with the connection string; null where nothing is. The message names the setting and tells no secret.</summary>
    public static string? FaultOf(PostgresStorageOptions options) => PostgresConnections.FaultOf(options);

    /// <summary>Where the database is, for messages: no user, no password.</summary>
    public static string Place(PostgresStorageOptions options) => PostgresConnections.Place(options);

    /// <summary>Returns the connection string for other users of the same tables, such as the cluster's membership.</summary>
    public static string ConnectionString(PostgresStorageOptions options) => PostgresConnections.CompletedString(options);
}
