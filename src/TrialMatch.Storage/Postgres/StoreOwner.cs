using Npgsql;
using Orleans.Configuration;

namespace TrialMatch.Storage.Postgres;

/// <summary>Whose a database is: the service and the cluster that first ran on it. Another on the same data would write over it.</summary>
internal static class StoreOwner
{
    private const string Claim = "INSERT INTO owner (id, service_id, cluster_id) VALUES (0, $1, $2) ON CONFLICT DO NOTHING";

    private const string Read = "SELECT service_id || ' / ' || cluster_id FROM owner";

    /// <exception cref="StorageUnavailableException">The database belongs to another service or cluster.</exception>
    public static async Task ClaimAsync(
        NpgsqlConnection connection, ClusterOptions cluster, PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        await Sql.RunAsync(connection, Claim, cancellationToken, cluster.ServiceId, cluster.ClusterId);
        var ours = $"{cluster.ServiceId} / {cluster.ClusterId}";
        var owner = await Sql.ScalarAsync<string>(connection, Read, cancellationToken);
        if (owner != ours)
        {
            throw new StorageUnavailableException(
                $"The {PostgresConnections.Place(options)} belongs to service and cluster '{owner}'; this server is of '{ours}'. "
                + $"Name a database of its own in {options.ConnectionStringSetting}, or start it under the ids of the database.");
        }
    }
}
