using TrialMatch.Host;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Life;

/// <summary>A server of its own whose clock is moved, and that can be started again on what it stored.</summary>
internal sealed class ClockedServer : IAsyncDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(200);

    private readonly TemporaryFolder _folder = new();
    private TrialMatchServer _server = null!;

    public MovableClock Clock { get; } = new();

    public ApiClient Client { get; private set; } = null!;

    public Uri HttpAddress => _server.HttpAddress;

    public async Task StartAsync()
    {
        _server = await TrialMatchServer.StartAsync(new ServerOptions
        {
            DataDirectory = _folder.Path,
            LocalIdentity = TestLogin.Folder,
            GrpcPort = 0,
            HttpPort = 0,
            Clock = Clock,
            SweepInterval = SweepInterval,
            LogLevel = Microsoft.Extensions.Logging.LogLevel.Critical,
        });
        Client = new ApiClient(_server.GrpcAddress);
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
