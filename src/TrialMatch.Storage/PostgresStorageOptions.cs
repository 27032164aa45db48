using Orleans.Configuration;
using TrialMatch.Storage.Postgres;

namespace TrialMatch.Storage;

/// <summary>Settings of the PostgreSQL store.</summary>
public sealed class PostgresStorageOptions : StorageOptions
{
    /// <summary>
    /// The server and the database, in Npgsql's format: "Host=…;Database=…;Username=…;Password=…". A pooler between service and server
    /// must bind each session to one connection. Required.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The operator's name for <see cref="ConnectionString"/>, such as "TRIALMATCH_POSTGRES"; for messages.</summary>
    public string ConnectionStringSetting { get; set; } = nameof(ConnectionString);

    /// <summary>What whoever starts the server calls the id of the service, and that of the cluster.</summary>
    public (string ServiceId, string ClusterId) OwnerSettings { get; set; } = (nameof(ClusterOptions.ServiceId), nameof(ClusterOptions.ClusterId));

    /// <summary>
    /// The maximum duration of a statement, and the maximum time that an abandoned transaction keeps its locks before the server ends it.
    /// 1 to 600 seconds; default 10 (a choice, not a measurement).
    /// </summary>
    public int MaxStatementSeconds { get; set; } = 10;

    /// <summary>Connections that others need beside those of the store itself.</summary>
    internal int OtherConnections { get; set; }

    /// <summary>Where the states lie whose lists are in the database; part of whose the database is.</summary>
    internal string StatesPlace { get; set; } = StoreOwner.InDatabase;
}
