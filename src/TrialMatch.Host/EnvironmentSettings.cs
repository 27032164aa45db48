using System.Globalization;
using System.Net;
using TrialMatch.Api.Load;
using TrialMatch.Host.Telemetry;
using Settings = TrialMatch.Notices.Settings.NoticesFile;

namespace TrialMatch.Host;

/// <summary>Reads the server's settings from the environment; an unset setting has its default.</summary>
internal static class EnvironmentSettings
{
    public const string Embedded = "embedded";
    public const string Postgres = "postgres";
    public const string Azure = "azure";

    public const string Identity = "TRIALMATCH_IDENTITY";
    public const string LocalIdentity = "TRIALMATCH_LOCAL_IDENTITY";
    public const string Address = "TRIALMATCH_ADDRESS";

    private const string TlsCertificate = "TRIALMATCH_TLS_CERTIFICATE";
    private const string TlsKey = "TRIALMATCH_TLS_KEY";
    private const string TlsClientAuthorities = "TRIALMATCH_TLS_CLIENT_AUTHORITIES";

    private const string Profile = "TRIALMATCH_PROFILE";
    private const string ConnectionString = "TRIALMATCH_POSTGRES";
    private const string AzureAccount = "TRIALMATCH_AZURE_STORAGE";
    private const string AzureContainer = "TRIALMATCH_AZURE_CONTAINER";
    private const string ServiceId = "TRIALMATCH_SERVICE_ID";
    private const string ClusterId = "TRIALMATCH_CLUSTER_ID";
    private const string Role = "TRIALMATCH_ROLE";
    private const string SiloAddress = "TRIALMATCH_SILO_ADDRESS";
    private const string SiloCertificate = "TRIALMATCH_SILO_CERTIFICATE";
    private const string SiloKey = "TRIALMATCH_SILO_KEY";
    private const string SiloAuthorities = "TRIALMATCH_SILO_AUTHORITIES";
    private const string SiloPort = "TRIALMATCH_SILO_PORT";
    private const string GatewayPort = "TRIALMATCH_GATEWAY_PORT";
    private const string ProbeSeconds = "TRIALMATCH_PROBE_SECONDS";
    private const string MissedProbes = "TRIALMATCH_MISSED_PROBES";
    private const string Data = "TRIALMATCH_DATA";
    private const string AcceptDataLoss = "TRIALMATCH_ACCEPT_DATA_LOSS";
    private const string GrpcPort = "TRIALMATCH_GRPC_PORT";
    private const string HttpPort = "TRIALMATCH_HTTP_PORT";
    private const string Network = "TRIALMATCH_NETWORK";
    private const string Notices = "TRIALMATCH_NOTICES";
    private const string Calls = "TRIALMATCH_CALLS";
    private const string CallsWaiting = "TRIALMATCH_CALLS_WAITING";
    private const string CallsWaitSeconds = "TRIALMATCH_CALLS_WAIT_SECONDS";
    private const string Calculations = "TRIALMATCH_CALCULATIONS";
    private const string CalculationsWaiting = "TRIALMATCH_CALCULATIONS_WAITING";

    private const string RequestKilobytes = "TRIALMATCH_REQUEST_KILOBYTES";
    private const string CallerCallsPerSecond = "TRIALMATCH_CALLER_CALLS_PER_SECOND";
    private const string CallerStreams = "TRIALMATCH_CALLER_STREAMS";
    private const string Streams = "TRIALMATCH_STREAMS";
    private const string SponsorPreviewsPerDay = "TRIALMATCH_SPONSOR_PREVIEWS_PER_DAY";

    private const string OtlpEndpoint = "TRIALMATCH_OTLP_ENDPOINT";
    private const string Metrics = "TRIALMATCH_METRICS";
    private const string Dashboard = "TRIALMATCH_DASHBOARD";
    private const string LeastLogLevel = "TRIALMATCH_LOG_LEVEL";
    private const string Format = "TRIALMATCH_LOG_FORMAT";

    /// <summary>The names of all settings of the server.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Profile, ConnectionString, AzureAccount, AzureContainer, ServiceId, ClusterId, Role,
        SiloAddress, SiloCertificate, SiloKey, SiloAuthorities, SiloPort, GatewayPort, ProbeSeconds, MissedProbes,
        Data, AcceptDataLoss, Identity, LocalIdentity, Address, TlsCertificate, TlsKey, TlsClientAuthorities, GrpcPort, HttpPort, Network, Notices,
        Settings.PasswordVariable,
        Calls, CallsWaiting, CallsWaitSeconds, Calculations, CalculationsWaiting,
        RequestKilobytes, CallerCallsPerSecond, CallerStreams, Streams, SponsorPreviewsPerDay, OtlpEndpoint, Metrics, Dashboard, LeastLogLevel, Format,
        .. RegionalSettings.Names,
    ];

    /// <param name="profile">Where everything is kept, in place of what the environment says; null leaves it to that.</param>
    /// <param name="role">What the process does, in place of what the environment says; null leaves it to that.</param>
    /// <exception cref="FormatException">A setting is not valid; the message names it.</exception>
    public static ServerOptions Read(Func<string, string?> valueOf, string? profile = null, string? role = null)
    {
        profile ??= Setting.Text(valueOf, Profile);
        var options = new ServerOptions
        {
            Postgres = Database(valueOf, profile),
            Azure = Account(valueOf, profile),
            Role = RoleOf(role ?? Setting.Text(valueOf, Role), profile),
            DataDirectory = Setting.Text(valueOf, Data) ?? ServerOptions.DefaultDataDirectory,
            AcceptDataLoss = CommitNumber(valueOf, AcceptDataLoss),
            SettingNames = new SettingNames(Data, AcceptDataLoss, GrpcPort, HttpPort),
            IdentityFile = Setting.Text(valueOf, Identity),
            LocalIdentity = Setting.Text(valueOf, LocalIdentity),
            Address = ReadAddress(valueOf, Address),
            Tls = ReadTls(valueOf),
            GrpcPort = Port(valueOf, GrpcPort, ServerOptions.DefaultGrpcPort),
            HttpPort = Port(valueOf, HttpPort, ServerOptions.DefaultHttpPort),
            NetworkFile = Setting.Text(valueOf, Network),
            NoticesFile = Setting.Text(valueOf, Notices),
            SmtpPassword = Setting.Text(valueOf, Settings.PasswordVariable),
            Limits = Limits(valueOf, new LimitOptions()),
            Regional = RegionalSettings.Read(valueOf),
            Telemetry = Watched(valueOf),
            ServesDashboard = IsOn(valueOf, Dashboard),
            LogLevel = Setting.OneOf(valueOf, LeastLogLevel, ServerOptions.DefaultLogLevel),
            LogFormat = Setting.OneOf(valueOf, Format, LogFormat.Text),
        };
        RefuseUnusedDatabase(valueOf, options);
        return options;
    }

    // Data kept in a folder where a database was meant would be missed too late.
    private static void RefuseUnusedDatabase(Func<string, string?> valueOf, ServerOptions options)
    {
        if (options.Postgres is null && Setting.Text(valueOf, ConnectionString) is not null)
        {
            throw new FormatException(
                $"{Profile}: expected \"{Postgres}\" or \"{Azure}\", as {ConnectionString} is set, found \"{Embedded}\"; "
                + $"to keep everything in a folder, unset {ConnectionString}");
        }
    }

    private static TelemetryOptions Watched(Func<string, string?> valueOf) => new()
    {
        OtlpEndpoint = Setting.Text(valueOf, OtlpEndpoint) switch
        {
            null => null,
            { } text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => uri,
            { } text => throw new FormatException($"{OtlpEndpoint}: expected an address such as http://127.0.0.1:4317, found \"{text}\""),
        },
        ServesMetrics = IsOn(valueOf, Metrics),
    };

    private static bool IsOn(Func<string, string?> valueOf, string name) => Setting.Text(valueOf, name) switch
    {
        null or "off" => false,
        "on" => true,
        { } text => throw new FormatException($"{name}: expected \"on\" or \"off\", found \"{text}\""),
    };

    private static LimitOptions Limits(Func<string, string?> valueOf, LimitOptions otherwise) => otherwise with
    {
        Calls = Setting.Number(valueOf, Calls, 1, LimitOptions.MaxCalls, otherwise.Calls),
        CallsWaiting = Setting.Number(valueOf, CallsWaiting, 0, LimitOptions.MaxCalls, otherwise.CallsWaiting),
        MaxWait = TimeSpan.FromSeconds(
            Setting.Number(valueOf, CallsWaitSeconds, 1, LimitOptions.MaxWaitSeconds, (int)otherwise.MaxWait.TotalSeconds)),
        Calculations = Setting.Number(valueOf, Calculations, 1, LimitOptions.MaxCalculations, otherwise.Calculations),
        CalculationsWaiting = Setting.Number(valueOf, CalculationsWaiting, 0, LimitOptions.MaxCalculations, otherwise.CalculationsWaiting),
        RequestKilobytes = Setting.Number(
            valueOf, RequestKilobytes, LimitOptions.MinRequestKilobytes, LimitOptions.MaxRequestKilobytes, otherwise.RequestKilobytes),
        CallerCallsPerSecond = Setting.Number(valueOf, CallerCallsPerSecond, 1, LimitOptions.MaxCallsPerSecond, otherwise.CallerCallsPerSecond),
        CallerStreams = Setting.Number(valueOf, CallerStreams, 1, LimitOptions.MaxStreams, otherwise.CallerStreams),
        Streams = Setting.Number(valueOf, Streams, 1, LimitOptions.MaxStreams, otherwise.Streams),
        SponsorPreviewsPerDay = Setting.Number(valueOf, SponsorPreviewsPerDay, 1, LimitOptions.MaxPreviewsPerDay, otherwise.SponsorPreviewsPerDay),
    };

    private static PostgresProfile? Database(Func<string, string?> valueOf, string? profile) => (profile, Setting.Text(valueOf, ConnectionString)) switch
    {
        (Postgres or Azure, { } text) => new PostgresProfile
        {
            ConnectionString = text,
            ConnectionStringSetting = ConnectionString,
            ServiceId = Setting.Text(valueOf, ServiceId) ?? PostgresProfile.DefaultId,
            ClusterId = Setting.Text(valueOf, ClusterId) ?? PostgresProfile.DefaultId,
            OwnerSettings = (ServiceId, ClusterId),
            SiloPort = Setting.Number(valueOf, SiloPort, 1, IPEndPoint.MaxPort, PostgresProfile.DefaultSiloPort),
            SiloPortSetting = SiloPort,
            SiloAddress = ReadSiloAddress(valueOf),
            Certificates = ReadCertificates(valueOf),
            GatewayPort = Setting.Number(valueOf, GatewayPort, 1, IPEndPoint.MaxPort, PostgresProfile.DefaultGatewayPort),
            GatewayPortSetting = GatewayPort,
            Liveness = new Liveness
            {
                ProbeSeconds = Setting.Number(valueOf, ProbeSeconds, 1, 60, Liveness.DefaultProbeSeconds),
                MissedProbes = Setting.Number(valueOf, MissedProbes, 1, 20, Liveness.DefaultMissedProbes),
            },
        },
        (Postgres or Azure, null) => throw new FormatException(
            $"{ConnectionString}: expected as in \"Host=db.example;Database=trialmatch;Username=trialmatch;Password=…\", found nothing"),
        (null, { }) => throw new FormatException(
            $"{Profile}: expected \"{Postgres}\" or \"{Azure}\", as {ConnectionString} is set, found nothing; to keep everything in a folder, unset {ConnectionString}"),
        (null or Embedded, _) => null,
        _ => throw new FormatException($"{Profile}: expected \"{Embedded}\", \"{Postgres}\" or \"{Azure}\", found \"{profile}\""),
    };

    private static AzureProfile? Account(Func<string, string?> valueOf, string? profile) => (profile, Setting.Text(valueOf, AzureAccount)) switch
    {
        (Azure, { } text) => new AzureProfile
        {
            Account = text,
            AccountSetting = AzureAccount,
            Container = Setting.Text(valueOf, AzureContainer) ?? AzureProfile.DefaultContainer,
            ContainerSetting = AzureContainer,
        },
        (Azure, null) => throw new FormatException(
            $"{AzureAccount}: expected a connection string, or an address as in \"https://example.blob.core.windows.net\", found nothing"),
        (_, { }) => throw new FormatException($"{Profile}: expected \"{Azure}\", as {AzureAccount} is set, found \"{profile ?? "nothing"}\""),
        _ => null,
    };

    private static ServerRole RoleOf(string? text, string? profile) => (text, profile) switch
    {
        (null or "all", _) => ServerRole.All,
        ("silo", Postgres or Azure) => ServerRole.Silo,
        ("gateway", Postgres or Azure) => ServerRole.Gateway,
        ("silo" or "gateway", _) => throw new FormatException(
            $"{Role}: expected \"all\", as the profile \"{profile ?? Embedded}\" has no silos and gateways apart, found \"{text}\""),
        _ => throw new FormatException($"{Role}: expected \"all\", \"silo\" or \"gateway\", found \"{text}\""),
    };

    private static IPAddress ReadAddress(Func<string, string?> valueOf, string name)
    {
        if (Setting.Text(valueOf, name) is not { } text)
        {
            return IPAddress.Loopback;
        }

        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new FormatException($"{name}: expected an address of this machine such as 127.0.0.1, or 0.0.0.0 for all, found \"{text}\"");
    }

    private static TlsOptions? ReadTls(Func<string, string?> valueOf) =>
        (Setting.Text(valueOf, TlsCertificate), Setting.Text(valueOf, TlsKey), Setting.Text(valueOf, TlsClientAuthorities)) switch
        {
            ({ } certificate, { } key, var authorities) => new TlsOptions { CertificateFile = certificate, KeyFile = key, ClientAuthoritiesFile = authorities },
            (null, null, null) => null,
            (null, _, _) => throw new FormatException($"{TlsCertificate}: expected a PEM file, as {TlsKey} or {TlsClientAuthorities} is set, found nothing"),
            _ => throw new FormatException($"{TlsKey}: expected a PEM file, as {TlsCertificate} is set, found nothing"),
        };

    private static IPAddress ReadSiloAddress(Func<string, string?> valueOf)
    {
        if (Setting.Text(valueOf, SiloAddress) is not { } text)
        {
            return IPAddress.Loopback;
        }

        if (!IPAddress.TryParse(text, out var address) || IsOfNoMachine(address))
        {
            throw new FormatException($"{SiloAddress}: expected the address at which the cluster's other processes reach this one, such as 10.0.0.4, found \"{text}\"");
        }

        return IPAddress.IsLoopback(address) || ReadCertificates(valueOf) is not null
            ? address
            : throw new FormatException(
                $"{SiloAddress}: expected an address of this machine alone, such as 127.0.0.1, as whoever reaches a silo may do anything, found \"{text}\"; "
                + $"to open it to other machines, set {SiloCertificate}, {SiloKey} and {SiloAuthorities}");
    }

    // 0.0.0.0 and its like stand for all addresses of a machine, and tell another machine none.
    private static bool IsOfNoMachine(IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) is var plain && (plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any));

    private static ClusterCertificates? ReadCertificates(Func<string, string?> valueOf)
    {
        var files = new[] { SiloCertificate, SiloKey, SiloAuthorities }.Select(name => (Name: name, Path: Setting.Text(valueOf, name))).ToList();
        var missing = files.Where(file => file.Path is null).Select(file => file.Name).ToList();
        return missing.Count switch
        {
            0 => new ClusterCertificates { CertificateFile = files[0].Path!, KeyFile = files[1].Path!, AuthoritiesFile = files[2].Path! },
            3 => null,
            _ => throw new FormatException(
                $"{string.Join(" and ", missing)}: expected a PEM file each, as {string.Join(" and ", files.Select(file => file.Name).Except(missing))} is set, found nothing"),
        };
    }

    private static long? CommitNumber(Func<string, string?> valueOf, string name)
    {
        if (Setting.Text(valueOf, name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name}: expected the commit number from the refusal to start, found \"{text}\"");
    }

    private static int Port(Func<string, string?> valueOf, string name, int otherwise)
    {
        if (Setting.Text(valueOf, name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : throw new FormatException($"{name}: expected a port from 1 to {IPEndPoint.MaxPort}, or 0 for a free one, found \"{text}\"");
    }
}
