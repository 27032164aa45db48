using System.Text.RegularExpressions;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Upgrade;

/// <summary>Silos and gateways of two versions on one database, which come and go one at a time.</summary>
internal sealed partial class UpgradedCluster(Dictionary<string, string?> settings) : IAsyncDisposable
{
    private readonly List<ServerProcess> _processes = [];
    private readonly List<ApiClient> _clients = [];
    private volatile ApiClient[] _open = [];
    private int _calls;

    public Task MigrateAsync(string program) => PostgresSettings.MigrateAsync(settings, program);

    public async Task<ServerProcess> StartSiloAsync(string program) => await StartAsync(program, "silo");

    /// <summary>Callers use it from now on.</summary>
    public async Task<(ServerProcess Process, ApiClient Client)> StartGatewayAsync(string program)
    {
        var gateway = await StartAsync(program, "gateway");
        var client = new ApiClient(gateway.GrpcAddress);
        _clients.Add(client);
        _open = [.. _open, client];
        return (gateway, client);
    }

    /// <summary>A caller of each gateway in turn.</summary>
    public ApiClient AnyClient()
    {
        var open = _open;
        return open[(int)((uint)Interlocked.Increment(ref _calls) % open.Length)];
    }

    /// <summary>New calls go to the others, as a load balancer sends them; those under way have the time of a stop.</summary>
    public Task StopGatewayAsync((ServerProcess Process, ApiClient Client) gateway)
    {
        _open = [.. _open.Where(client => client != gateway.Client)];
        return StopAsync(gateway.Process);
    }

    /// <summary>It ends when it is asked to, and has read all that the other version sent or stored.</summary>
    public async Task StopAsync(ServerProcess process)
    {
        Assert.Equal(0, await process.StopAsync());
        var notUnderstood = process.Log.LinesOf(NotUnderstood()).Where(line => !IsOfMoving(line)).ToList();
        Assert.True(notUnderstood.Count == 0, string.Join('\n', notUnderstood));
        _processes.Remove(process);
        await process.DisposeAsync();
    }

    /// <summary>Gateways first.</summary>
    public async Task StopAllAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes).ToList())
        {
            await StopAsync(process);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>The first version that is upgraded from tried to send the state along when they moved a study to another silo, which then read it from the store.</summary>
    private static bool IsOfMoving(string line) => line.Contains("Failed to dehydrate", StringComparison.Ordinal);

    private async Task<ServerProcess> StartAsync(string program, string role)
    {
        var process = await ServerProcess.StartProgramAsync(program, settings.InRole(role));
        _processes.Add(process);
        return process;
    }

    [GeneratedRegex(@"Cannot read |\b\w*(Json|Serializ\w*|Codec\w*|Type\w*|Member|Method|Cast)Exception\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NotUnderstood();
}
