using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>Silos and gateways as processes, each of which can be lost and comes back in its own place.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PostgresProcess _postgres;
    private readonly Dictionary<string, string?>[] _siloSettings;
    private readonly Dictionary<string, string?> _gatewaySettings;
    private readonly ServerProcess[] _silos;
    private readonly ServerProcess[] _gateways;
    private readonly ApiClient[] _clients;
    private readonly List<IDisposable> _oldClients = [];
    private readonly Random _random;
    private int _calls;

    private RunningCluster(PostgresProcess postgres, Dictionary<string, string?> settings, int silos, int gateways, Random random)
    {
        _postgres = postgres;
        _siloSettings = [.. Enumerable.Range(0, silos).Select(_ => settings.InRole("silo"))];
        _gatewaySettings = settings.InRole("gateway");
        (_silos, _gateways, _clients) = (new ServerProcess[silos], new ServerProcess[gateways], new ApiClient[gateways]);
        _random = random;
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Database => _gatewaySettings["TRIALMATCH_POSTGRES"]!;

    public static async Task<RunningCluster> StartAsync(PostgresProcess postgres, int silos, int gateways, Random random)
    {
        var settings = PostgresSettings.On(await postgres.CreateDatabaseAsync());
        await PostgresSettings.MigrateAsync(settings);
        var cluster = new RunningCluster(postgres, settings, silos, gateways, random);
        for (var i = 0; i < silos; i++)
        {
            cluster._silos[i] = await ServerProcess.StartAsync(cluster._siloSettings[i]);
        }

        for (var i = 0; i < gateways; i++)
        {
            await cluster.StartGatewayAsync(i);
        }

        return cluster;
    }

    /// <summary>A caller of each gateway in turn: whoever is refused there asks again and gets another.</summary>
    public ApiClient AnyClient() => _clients[(int)((uint)Interlocked.Increment(ref _calls) % _clients.Length)];

    /// <summary>SIGKILL, and the successor at the same place.</summary>
    public async Task KillSiloAsync()
    {
        var i = _random.Next(_silos.Length);
        await _silos[i].KillAsync();
        await StartSiloAgainAsync(i);
    }

    /// <summary>The database ends as at a loss of power and is started again.</summary>
    public async Task CrashDatabaseAsync()
    {
        await _postgres.CrashAsync();
        await _postgres.StartAsync();
    }

    /// <summary>A silo stands still until the others have given it up, and then goes on: it must end itself.</summary>
    public async Task PauseSiloAsync()
    {
        var i = _random.Next(_silos.Length);
        _silos[i].Pause();
        try
        {
            await UntilGivenUpAsync(_siloSettings[i]["TRIALMATCH_SILO_PORT"]!).WaitAsync(Patience, Cancelled);
        }
        finally
        {
            _silos[i].Continue();
        }

        Assert.NotEqual(0, await _silos[i].ExitAsync());
        await StartSiloAgainAsync(i);
    }

    /// <summary>A gateway is killed; its callers have the other until it is back.</summary>
    public async Task DropGatewayAsync()
    {
        var i = _random.Next(_gateways.Length);
        await _gateways[i].KillAsync();
        await _gateways[i].DisposeAsync();
        await StartGatewayAsync(i);
    }

    public async Task UntilReadyAsync()
    {
        foreach (var process in _silos.Concat(_gateways))
        {
            await process.UntilReadyAsync(isReady: true, Cancelled).WaitAsync(Patience, Cancelled);
        }
    }

    /// <summary>Each ends when it is asked to, gateways first.</summary>
    public async Task AssertStopsCleanlyAsync()
    {
        foreach (var process in _gateways.Concat(_silos))
        {
            Assert.Equal(0, await process.StopAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Concat(_oldClients).OfType<IDisposable>())
        {
            client.Dispose();
        }

        foreach (var process in _gateways.Concat(_silos).OfType<ServerProcess>())
        {
            await process.DisposeAsync();
        }
    }

    private async Task StartSiloAgainAsync(int i)
    {
        await _silos[i].DisposeAsync();
        _silos[i] = await ServerProcess.StartAsync(_siloSettings[i]);
    }

    private async Task StartGatewayAsync(int i)
    {
        _gateways[i] = await ServerProcess.StartAsync(_gatewaySettings);
        if (_clients[i] is { } old)
        {
            // Calls on it may be under way still.
            _oldClients.Add(old);
        }

        _clients[i] = new ApiClient(_gateways[i].GrpcAddress);
    }

    private async Task UntilGivenUpAsync(string port)
    {
        const int dead = 6;
        while (await PostgresServer.CountAsync(
            Database,
            $"SELECT count(*) FROM (SELECT status FROM trialmatch.membership WHERE port = {port} ORDER BY generation DESC LIMIT 1) AS newest WHERE status = {dead}") == 0)
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }
}
