using Npgsql;
using Orleans.Configuration;

namespace TrialMatch.Storage.Postgres;

/// <summary>Whose a database is: the service and the cluster that first ran on it, and where their states lie. Another on the same data would write over it.</summary>
internal static class StoreOwner
{
    /// <summary>The states lie beside their lists.</summary>
    public const string InDatabase = "database";

    private const string Claim = "INSERT INTO owner (id, service_id, cluster_id, states_place) VALUES (0, $1, $2, $3) ON CONFLICT DO NOTHING";

    private const string Read = "SELECT service_id || ' / ' || cluster_id FROM owner";

    private const string ReadPlace = "SELECT states_place FROM owner";

    /// <exception cref="StorageUnavailableException">The database belongs to another service or cluster, or to states that lie elsewhere.</exception>
    public static async Task ClaimAsync(
        NpgsqlConnection connection, ClusterOptions cluster, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        await Sql.RunAsync(connection, Claim, cancellationToken, cluster.ServiceId, cluster.ClusterId, options.StatesPlace);
        await RefuseOthersAsync(connection, cluster, options, cancellationToken);
        await RequireSamePlaceAsync(connection, options, cancellationToken);
    }

    /// <summary>Refuses a database that has another owner; one that nobody owns yet is nobody else's.</summary>
    /// <exception cref="StorageUnavailableException">The database belongs to another service or cluster.</exception>
    public static async Task RefuseOthersAsync(
        NpgsqlConnection connection, ClusterOptions cluster, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var isThere = await Sql.ScalarAsync<bool>(connection, $"SELECT to_regclass('{PostgresConnections.Schema}.owner') IS NOT NULL", cancellationToken);
        var ours = $"{cluster.ServiceId} / {cluster.ClusterId}";
        var owner = isThere ? await Sql.ScalarAsync<string>(connection, Read, cancellationToken) : null;
        if (owner is not null && owner != ours)
        {
            throw new StorageUnavailableException(
                $"The {PostgresConnections.Place(options)} belongs to service and cluster '{owner}'; this is '{ours}'. "
                + $"Name a database of its own in {options.ConnectionStringSetting}, "
                + $"or the ids of the database in {options.OwnerSettings.ServiceId} and {options.OwnerSettings.ClusterId}.");
        }
    }

    /// <summary>Lists without their states, or with those of others, would be worse than none.</summary>
    /// <exception cref="StorageUnavailableException">The database belongs to states that lie elsewhere.</exception>
    public static async Task RequireSamePlaceAsync(NpgsqlConnection connection, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var place = await Sql.ScalarAsync<string>(connection, ReadPlace, cancellationToken);
        if (place is not null && place != options.StatesPlace)
        {
            throw new StorageUnavailableException(
                $"The {PostgresConnections.Place(options)} belongs to states in '{place}'; this server's are in '{options.StatesPlace}'. "
                + $"Name a database of its own in {options.ConnectionStringSetting}, or start the server with the profile and the account of the database.");
        }
    }
}
