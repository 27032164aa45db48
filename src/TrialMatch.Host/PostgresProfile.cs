using System.Net;
using Orleans.Configuration;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Host;

/// <summary>
/// Keeps everything in a PostgreSQL database: data, lists, feed and cluster membership. Or lists and feed are, and the rest is in a
/// storage account: <see cref="AzureProfile"/>.
/// </summary>
public sealed record PostgresProfile
{
    public const int DefaultSiloPort = 11_111;

    public const int DefaultGatewayPort = 30_000;

    public const string DefaultId = "trialmatch";

    // What Orleans' ADO.NET provider calls the driver.
    private const string Invariant = "Npgsql";

    /// <summary>Which server and which database, as Npgsql reads it: "Host=…;Database=…;Username=…;Password=…".</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The operator's name for <see cref="ConnectionString"/>, for messages.</summary>
    public string ConnectionStringSetting { get; init; } = nameof(ConnectionString);

    /// <summary>The service that owns the database; set by the first server that starts on it and never changed.</summary>
    public string ServiceId { get; init; } = DefaultId;

    /// <summary>The cluster of that service which owns the database.</summary>
    public string ClusterId { get; init; } = DefaultId;

    /// <summary>The operator's names for <see cref="ServiceId"/> and <see cref="ClusterId"/>, for messages.</summary>
    public (string ServiceId, string ClusterId) OwnerSettings { get; init; } = (nameof(ServiceId), nameof(ClusterId));

    /// <summary>
    /// Port for other silos, 1 to 65,535. The same at each start, so that a silo that was killed is known to be gone once its
    /// successor starts; another for each server on a machine.
    /// </summary>
    public int SiloPort { get; init; } = DefaultSiloPort;

    /// <summary>The operator's name for <see cref="SiloPort"/>, for messages.</summary>
    public string SiloPortSetting { get; init; } = nameof(SiloPort);

    /// <summary>
    /// The address at which other processes of the cluster reach this silo, which it tells them. Other than loopback only with
    /// <see cref="Certificates"/>: without them whoever reaches a silo may do anything.
    /// </summary>
    public IPAddress SiloAddress { get; init; } = IPAddress.Loopback;

    /// <summary>How silos and gateways know each other, alike in all of the cluster; null, on one machine alone: not at all.</summary>
    public ClusterCertificates? Certificates { get; init; }

    /// <summary>Port at which a process of role silo lets gateways in, 1 to 65,535; another for each on a machine.</summary>
    public int GatewayPort { get; init; } = DefaultGatewayPort;

    /// <summary>The operator's name for <see cref="GatewayPort"/>, for messages.</summary>
    public string GatewayPortSetting { get; init; } = nameof(GatewayPort);

    /// <summary>How soon a silo that is gone is missed.</summary>
    public Liveness Liveness { get; init; } = new();

    /// <summary>The address of the database, for messages; without user and password.</summary>
    public string Place => PostgresDatabase.Place(Storage());

    /// <summary>Creates or upgrades all tables, unless they are another service's or cluster's.</summary>
    /// <returns>The schema's version before (0: there was none) and after.</returns>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or has a newer schema, or belongs to others; the message says what to do.</exception>
    public Task<(int Before, int After)> MigrateAsync(CancellationToken cancellationToken = default) =>
        PostgresDatabase.MigrateAsync(Storage(), new ClusterOptions { ServiceId = ServiceId, ClusterId = ClusterId }, cancellationToken);

    /// <summary>Writes all that the database keeps.</summary>
    internal Task<TransferCounts> ExportAsync(Stream output, DateTimeOffset now) =>
        PostgresDatabase.ExportAsync(Storage(), output, now, CancellationToken.None);

    /// <summary>Makes the tables that lists and indicators read anew.</summary>
    internal Task<long> RebuildAsync(IStoredGrainRows rows) => PostgresDatabase.RebuildAsync(Storage(), rows, CancellationToken.None);

    /// <summary>Takes over what another store kept.</summary>
    internal Task<TransferCounts> ImportAsync(Stream input, IStoredGrainCheck check)
    {
        var cluster = new ClusterOptions();
        Fill(cluster);
        return PostgresDatabase.ImportAsync(Storage(), cluster, input, check, CancellationToken.None);
    }

    /// <param name="azure">Where grain state and silos are kept; null: here.</param>
    /// <param name="hasGateway">Processes without a silo are let in, at <see cref="GatewayPort"/>.</param>
    /// <exception cref="FormatException">The connection string or the account cannot be used; the message names the setting.</exception>
    /// <exception cref="IOException">One of the silo's ports is taken; the message names the setting.</exception>
    /// <exception cref="InvalidDataException">The silo's certificate cannot be used; the message names the file.</exception>
    internal void AddTo(ISiloBuilder silo, AzureProfile? azure, bool hasGateway)
    {
        RequireConnectionString();

        // Orleans would share a port that is taken, and the silo that has it would be declared dead in favour of its successor.
        FreePort.Require(SiloAddress, SiloPort, SiloPortSetting);
        if (hasGateway)
        {
            FreePort.Require(SiloAddress, GatewayPort, GatewayPortSetting);
        }

        silo.Configure<ClusterOptions>(Fill);
        silo.ConfigureEndpoints(SiloAddress, SiloPort, hasGateway ? GatewayPort : 0);
        Certificates?.AddTo(silo);
        Liveness.AddTo(silo);
        if (azure is null)
        {
            AddStoreTo(silo);
        }
        else
        {
            azure.AddTo(silo, Fill);
        }
    }

    /// <summary>The cluster's silos, for a process that has none.</summary>
    /// <param name="azure">Where they are found; null: in the database.</param>
    /// <exception cref="InvalidDataException">The process's certificate cannot be used; the message names the file.</exception>
    internal void AddTo(IClientBuilder client, AzureProfile? azure)
    {
        client.Configure<ClusterOptions>(Fill);
        Certificates?.AddTo(client);
        Liveness.AddTo(client);
        if (azure is null)
        {
            AddClusterTo(client);
        }
        else
        {
            azure.AddTo(client);
        }
    }

    /// <summary>Lists and streams for a process that has no silo.</summary>
    /// <param name="azure">Where the states are that the lists belong to; null: in the database.</param>
    /// <exception cref="FormatException">The connection string or the account cannot be used; the message names the setting.</exception>
    internal void AddListsTo(IServiceCollection services, AzureProfile? azure)
    {
        RequireConnectionString();
        if (azure is null)
        {
            services.AddTrialMatchPostgresLists(Fill);
        }
        else
        {
            azure.AddListsTo(services, Fill);
        }
    }

    private void AddStoreTo(ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(membership =>
        {
            membership.Invariant = Invariant;
            membership.ConnectionString = PostgresDatabase.ConnectionString(Storage());
        });
        silo.AddTrialMatchPostgresStorage(Fill, DomainJson.AddTo);
    }

    private void AddClusterTo(IClientBuilder client) => client.UseAdoNetClustering(membership =>
    {
        membership.Invariant = Invariant;
        membership.ConnectionString = PostgresDatabase.ConnectionString(Storage());
    });

    private void RequireConnectionString()
    {
        if (PostgresDatabase.FaultOf(Storage()) is { } fault)
        {
            throw new FormatException(fault);
        }
    }

    private void Fill(ClusterOptions cluster) => (cluster.ServiceId, cluster.ClusterId) = (ServiceId, ClusterId);

    private PostgresStorageOptions Storage()
    {
        var options = new PostgresStorageOptions();
        Fill(options);
        return options;
    }

    private void Fill(PostgresStorageOptions options)
    {
        options.ConnectionString = ConnectionString;
        options.ConnectionStringSetting = ConnectionStringSetting;
        options.OwnerSettings = OwnerSettings;
    }
}
