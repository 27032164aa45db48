using System.Net;
using TrialMatch.Api.Load;
using TrialMatch.Domain.Regions;
using TrialMatch.Host.Telemetry;
using TrialMatch.Storage;

namespace TrialMatch.Host;

/// <summary>How a server runs: on loopback unless it knows whom to let in, on a data folder of its own or on a database.</summary>
public sealed class ServerOptions
{
    public const int DefaultGrpcPort = 5081;

    public const int DefaultHttpPort = 5080;

    public const LogLevel DefaultLogLevel = LogLevel.Information;

    /// <summary>The default data folder: the account's folder for local data, e.g. ~/.local/share/trialmatch, whether or not it exists yet.</summary>
    public static string DefaultDataDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "trialmatch");

    /// <summary>Where everything is stored unless it is in a database; created when missing, owned by one process at a time.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database that everything is stored in; null, the default: in the data folder.</summary>
    public PostgresProfile? Postgres { get; init; }

    /// <summary>The storage account that grain state is kept in, beside the database; null, the default: in the database.</summary>
    public AzureProfile? Azure { get; init; }

    /// <summary>Where everything is stored, for messages: no secrets.</summary>
    public string Place => (Postgres, Azure) switch
    {
        (null, _) => DataDirectory,
        (_, null) => Postgres.Place,
        _ => $"{Azure.Place} and {Postgres.Place}",
    };

    /// <summary>What of the service this process does; without a database only <see cref="ServerRole.All"/>.</summary>
    public ServerRole Role { get; init; }

    /// <summary>
    /// The number of the last commit before a loss of data that is accepted, as named by the refusal to start; null accepts no loss.
    /// </summary>
    public long? AcceptDataLoss { get; init; }

    /// <summary>The names of settings, for messages to the person who starts the server.</summary>
    public SettingNames SettingNames { get; init; } = new(nameof(DataDirectory), nameof(AcceptDataLoss), nameof(GrpcPort), nameof(HttpPort));

    /// <summary>The file that names whose tokens are accepted; null where the server makes its own, for callers on this machine.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>
    /// The folder of the key that signs tokens where no issuer does; made when missing. Null: the data folder, or none on a database.
    /// </summary>
    public string? LocalIdentity { get; init; }

    /// <summary>The address that is listened on; other than loopback only with <see cref="IdentityFile"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TLS for gRPC; null for none, as on loopback, or where a proxy ends it.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>The port for gRPC (HTTP/2); 0 selects a free one.</summary>
    public int GrpcPort { get; init; } = DefaultGrpcPort;

    /// <summary>The port for health over HTTP/1.1; 0 selects a free one.</summary>
    public int HttpPort { get; init; } = DefaultHttpPort;

    /// <summary>The network file; null for the built-in network.</summary>
    public string? NetworkFile { get; init; }

    /// <summary>
    /// The clock; null for the machine's clock, the only one for a real service. Other clocks are for demonstrations that move time
    /// forward; no setting of a server selects one.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>The interval between sweeps for due work; above 0, null for the default.</summary>
    public TimeSpan? SweepInterval { get; init; }

    /// <summary>The settings for e-mail notices; null, the default, for none.</summary>
    public string? NoticesFile { get; init; }

    /// <summary>The mail server's password; null if it needs none.</summary>
    public string? SmtpPassword { get; init; }

    /// <summary>What callers may ask for, each and all together; null for the defaults.</summary>
    public LimitOptions? Limits { get; init; }

    /// <summary>The rules of the regional account and its effect on plans.</summary>
    public RegionalRules Regional { get; init; } = RegionalRules.Default;

    /// <summary>Which telemetry is exported; none by default.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>Whether operators on this machine are shown the grains at /dashboard on the health port; a silo that serves no calls only tells what it does.</summary>
    public bool ServesDashboard { get; init; }

    /// <summary>The minimum level of log messages written to standard error.</summary>
    public LogLevel LogLevel { get; init; } = DefaultLogLevel;

    /// <summary>
    /// Whether it is logged what overseers read of others' studies and capacity, whatever <see cref="LogLevel"/> is. Off only where everything
    /// is played: in a demonstration or a benchmark.
    /// </summary>
    public bool IsAudited { get; init; } = true;

    /// <summary>The form of these messages.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>The embedded store.</summary>
    internal SqliteStorageOptions Embedded()
    {
        var storage = new SqliteStorageOptions();
        Fill(storage);
        return storage;
    }

    internal void Fill(SqliteStorageOptions storage)
    {
        storage.DataDirectory = DataDirectory;
        storage.DataDirectorySetting = SettingNames.DataDirectory;
        storage.AcceptedLoss = AcceptDataLoss;
        storage.AcceptedLossSetting = SettingNames.AcceptDataLoss;
    }
}
