using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Orleans.Dashboard;
using TrialMatch.Api;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Sweeps;
using TrialMatch.Host.Telemetry;
using TrialMatch.Notices;
using TrialMatch.Notices.Settings;
using TrialMatch.Storage;

namespace TrialMatch.Host;

/// <summary>The whole service in one process, or a part of it: silo, gRPC and health.</summary>
public sealed class TrialMatchServer : IAsyncDisposable
{
    /// <summary>The maximum duration of a stop: service managers usually kill after ten seconds.</summary>
    private static readonly TimeSpan MaxStopTime = TimeSpan.FromSeconds(9);

    /// <summary>The part of it that calls have to end; the rest is for the silo and the store.</summary>
    private static readonly TimeSpan MaxDrainTime = TimeSpan.FromSeconds(3);

    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private readonly WebApplication _app;
    private Uri? _grpcAddress;

    private TrialMatchServer(WebApplication app) => _app = app;

    /// <summary>The address of gRPC, e.g. http://127.0.0.1:5081.</summary>
    /// <exception cref="InvalidOperationException">The process is a silo, which serves no gRPC.</exception>
    public Uri GrpcAddress => _grpcAddress ?? throw new InvalidOperationException("a silo serves no gRPC");

    /// <summary>The address of health, e.g. http://127.0.0.1:5080.</summary>
    public Uri HttpAddress { get; private set; } = null!;

    /// <summary>Starts a server; returns once it accepts calls.</summary>
    /// <exception cref="IOException">A port is taken, or the data folder or the database is in use or unusable; the message says which.</exception>
    /// <exception cref="OperationCanceledException">The process was asked to end before the server had started.</exception>
    /// <exception cref="InvalidDataException">The network file, the notices file or the identity file is invalid; the message names the fields.</exception>
    /// <exception cref="FormatException">It is not said whose tokens are accepted; the message names the settings.</exception>
    public static async Task<TrialMatchServer> StartAsync(ServerOptions options, CancellationToken cancellationToken = default)
    {
        var log = new LogRules(options.LogLevel, options.IsAudited);
        var server = new TrialMatchServer(Build(options, log));
        try
        {
            await server._app.StartAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            // Looked at first: giving up stops the server too.
            var wasAskedToEnd = cancellationToken.IsCancellationRequested || server._app.Lifetime.ApplicationStopping.IsCancellationRequested;
            await server.GiveUpAsync();
            if (StartFailure.InPlaceOf(failure, options, wasAskedToEnd) is { } told)
            {
                throw told;
            }

            throw;
        }

        log.HasStarted();
        var addresses = server._app.Urls.Select(url => new Uri(url)).ToList();
        server._grpcAddress = options.Role == ServerRole.Silo ? null : addresses[0];
        server.HttpAddress = addresses[^1];
        return server;
    }

    /// <summary>Completes when the process was asked to stop (SIGTERM, Ctrl-C) and the server has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // Closes the parts that had started. The runtime refuses to stop the others, which says nothing about the failure.
    private async Task GiveUpAsync()
    {
        try
        {
            await DisposeAsync();
        }
        catch (InvalidOperationException)
        {
            await _app.DisposeAsync();
        }
    }

    private static WebApplication Build(ServerOptions options, LogRules log)
    {
        var network = NetworkFile.Read(options.NetworkFile);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.Services.AddSingleton(network);
        options.Regional.ThrowIfOutOfRange();
        builder.Services.AddSingleton(options.Regional);
        builder.Services.AddSingleton(options.Clock ?? TimeProvider.System);
        AddLogging(builder, log, options.LogFormat);
        builder.WebHost.UseKestrel(kestrel => Listen(kestrel, options));
        BoundedStop.AddTo(builder.Services, MaxDrainTime);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = MaxStopTime);
        if (options.Role == ServerRole.Gateway)
        {
            AddGateway(builder, options, network);
        }
        else
        {
            builder.UseOrleans(silo => AddSilo(silo, options));
            var checks = options.Role == ServerRole.Silo
                ? builder.Services.AddTrialMatchHealth(IPAddress.IsLoopback(options.Address))
                : builder.Services.AddTrialMatchApi(IdentityRules.Of(options, network), options.Limits);
            checks.AddTrusts();
            AddNotices(builder, options, network);
        }

        builder.AddTelemetry(options.Telemetry);

        var app = builder.Build();
        app.Lifetime.ApplicationStopping.Register(log.IsToEnd);
        log.Heed(app.Services.GetRequiredService<IStoreHealth>());
        Map(app, options);
        app.MapTelemetry(options.Telemetry);
        if (options is { ServesDashboard: true, Role: not ServerRole.Silo })
        {
            app.MapDashboard();
        }

        return app;
    }

    private static void Map(WebApplication app, ServerOptions options)
    {
        if (options.Role == ServerRole.Silo)
        {
            app.MapTrialMatchHealth();
        }
        else
        {
            app.MapTrialMatchApi(isRestOverTlsAlone: options.Tls is not null);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        if (options.Role != ServerRole.Silo)
        {
            kestrel.Listen(options.Address, options.GrpcPort, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (options.Tls is { } tls)
                {
                    // Clients of REST may speak either; TLS lets them say which.
                    listen.Protocols = HttpProtocols.Http1AndHttp2;
                    listen.UseHttps(tls.AddTo);
                }
            });
        }

        kestrel.Listen(options.Address, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static void AddGateway(WebApplicationBuilder builder, ServerOptions options, NetworkSeed network)
    {
        // It listens, and says that it is not ready, while it waits for a silo.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        var postgres = options.Postgres ?? throw new ArgumentException("a gateway needs a database in which to find the silos", nameof(options));
        postgres.AddListsTo(builder.Services, options.Azure);
        builder.UseOrleansClient(client =>
        {
            if (options.Telemetry.OtlpEndpoint is not null)
            {
                client.AddActivityPropagation();
            }

            if (options.ServesDashboard)
            {
                client.AddDashboard();
            }

            client.AddTrialMatchGrainCalls();
            client.UseConnectionRetryFilter<UntilSilosAnswer>();
            postgres.AddTo(client, options.Azure);
        });
        builder.Services.AddTrialMatchApi(IdentityRules.Of(options, network), options.Limits).AddTrustsOfOthers().AddCheck<SilosHealthCheck>("silos");
    }

    private static void AddSilo(ISiloBuilder silo, ServerOptions options)
    {
        if (options.Telemetry.OtlpEndpoint is not null)
        {
            silo.AddActivityPropagation();
        }

        if (options.ServesDashboard)
        {
            silo.AddDashboard();
        }

        silo.AddTrialMatchGrains(options.SweepInterval is { } interval ? new SweepOptions { Interval = interval } : null);
        if (options.Postgres is { } postgres)
        {
            postgres.AddTo(silo, options.Azure, hasGateway: options.Role == ServerRole.Silo);
        }
        else
        {
            AddEmbedded(silo, options);
        }
    }

    private static void AddEmbedded(ISiloBuilder silo, ServerOptions options)
    {
        // A single silo: no other may join, so there is no gateway, and its port is any free one.
        silo.UseLocalhostClustering(FreePort.Take(), gatewayPort: 0);
        silo.AddTrialMatchSqliteStorage(options.Fill, DomainJson.AddTo);
    }

    private static void AddNotices(WebApplicationBuilder builder, ServerOptions options, NetworkSeed network)
    {
        if (options.NoticesFile is { } path)
        {
            builder.Services.AddTrialMatchNotices(ReadNotices(path, options.SmtpPassword, network));
        }
    }

    private static NoticesOptions ReadNotices(string path, string? password, NetworkSeed network)
    {
        using var file = File.OpenRead(path);
        try
        {
            return NoticesFile.Read(file, password, network);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    private static void AddLogging(WebApplicationBuilder builder, LogRules log, LogFormat format)
    {
        log.AddTo(builder.Logging);
        if (format == LogFormat.Json)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.TimestampFormat = TimestampFormat;
                console.UseUtcTimestamp = true;
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = TimestampFormat + " ";
                console.UseUtcTimestamp = true;
                console.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }

        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
