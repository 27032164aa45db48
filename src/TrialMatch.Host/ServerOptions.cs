using TrialMatch.Api.Load;
using TrialMatch.Domain.Regions;

namespace TrialMatch.Host;

/// <summary>How a server runs: on loopback only, on a data folder of its own or on a database.</summary>
public sealed class ServerOptions
{
    public const int DefaultGrpcPort = 5081;

    public const int DefaultHttpPort = 5080;

    /// <summary>
    /// Where everything is stored unless said otherwise: the account's folder for local data, e.g. ~/.local/share/trialmatch, whether
    /// or not it is there yet.
    /// </summary>
    public static string DefaultDataDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "trialmatch");

    /// <summary>Where everything is stored unless it is in a database; created when missing, owned by one process at a time.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database that everything is stored in; null, the default: in the data folder.</summary>
    public PostgresProfile? Postgres { get; init; }

    /// <summary>
    /// The number of the last commit before a loss of data that is accepted, as the refusal to start named it; null accepts none.
    /// </summary>
    public long? AcceptDataLoss { get; init; }

    /// <summary>What whoever starts the server calls these two.</summary>
    public SettingNames SettingNames { get; init; } = new(nameof(DataDirectory), nameof(AcceptDataLoss));

    /// <summary>Port for gRPC (HTTP/2 without TLS); 0 takes a free one.</summary>
    public int GrpcPort { get; init; } = DefaultGrpcPort;

    /// <summary>Port for health over HTTP/1.1; 0 takes a free one.</summary>
    public int HttpPort { get; init; } = DefaultHttpPort;

    /// <summary>A network file to use instead of the built-in one; null for the built-in.</summary>
    public string? NetworkFile { get; init; }

    /// <summary>
    /// What the time is; null for the machine's clock. A service runs on nothing else: this is for a demonstration that moves
    /// time forward, and the settings of a server that serves cannot give it.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>How often what is due is looked for; above 0, null for the default.</summary>
    public TimeSpan? SweepInterval { get; init; }

    /// <summary>Who is told by e-mail and through which server; null, the default: nobody is.</summary>
    public string? NoticesFile { get; init; }

    /// <summary>The mail server's password; null where it asks for none.</summary>
    public string? SmtpPassword { get; init; }

    /// <summary>How much is taken on at once; null for the defaults.</summary>
    public LoadOptions? Load { get; init; }

    /// <summary>How the regional account counts and how much it may ask.</summary>
    public RegionalRules Regional { get; init; } = RegionalRules.Default;

    /// <summary>The least severe log messages written to standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
