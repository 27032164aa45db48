using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>"trialmatch serve" on a port of its own, which can be killed and started again on the same data.</summary>
internal sealed class ServeProcess : IDisposable
{
    private readonly TemporaryFolder _data = TemporaryFolder.Made();
    private readonly string _port = FreePort();
    private Process? _process;

    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>The options by which a command finds the server and is let in.</summary>
    public string[] Options => ["--server", Address, "--token-file", TokenFile];

    private string TokenFile => _data.File("login.json");

    public async Task StartAsync()
    {
        _process = Trialmatch.Start("serve", "--data", _data.File("data"), "--grpc-port", _port, "--http-port", "0", "--output", "json");
        _ = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        (await InThisProcess.RunAsync("login", "--as", "operator", "--data", _data.File("data"), "--token-file", TokenFile)).ShouldSay();
    }

    public Task<Finished> RunAsync(params string[] args) => InThisProcess.RunAsync([.. args, .. Options]);

    public Task<Finished> RunAsync(byte[] input, params string[] args) => Trialmatch.RunAsync(input, [.. args, .. Options]);

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How long it took to end when asked.</summary>
    public async Task<TimeSpan> EndAsync()
    {
        var asked = Stopwatch.GetTimestamp();
        await _process!.AskToEndAsync();
        return Stopwatch.GetElapsedTime(asked);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        _data.Dispose();
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
