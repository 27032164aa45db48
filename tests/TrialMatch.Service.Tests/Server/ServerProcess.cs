using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TrialMatch.Service.Tests.Server;

/// <summary>The real server in a process of its own, on loopback ports of its own, as an operator would start it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    /// <summary>The assembly of the host that is built with these tests.</summary>
    public static string ThisVersion => Path.Combine(AppContext.BaseDirectory, "TrialMatch.Host.dll");

    public ServerLog Log { get; } = new();

    /// <summary>None where it is a silo.</summary>
    public Uri GrpcAddress { get; private set; } = null!;

    public Uri HttpAddress { get; private set; } = null!;

    /// <summary>What is resident of the process now.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a server and returns when it says that it serves.</summary>
    public static Task<ServerProcess> StartAsync(string dataFolder) => StartAsync(SettingsFor(dataFolder));

    /// <inheritdoc cref="StartAsync(string)"/>
    public static Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, params IReadOnlyList<string> arguments) =>
        StartProgramAsync(ThisVersion, settings, arguments);

    /// <inheritdoc cref="StartAsync(string)"/>
    /// <param name="program">The assembly of the host: this version's or another's.</param>
    public static async Task<ServerProcess> StartProgramAsync(
        string program, IReadOnlyDictionary<string, string?> settings, params IReadOnlyList<string> arguments)
    {
        var server = LaunchProgram(program, settings, arguments);
        try
        {
            await server._serving.Task.WaitAsync(StartLimit);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A data folder, the key that tests log in with, and ports that are free.</summary>
    public static Dictionary<string, string?> SettingsFor(string dataFolder) => new(StringComparer.Ordinal)
    {
        ["TRIALMATCH_DATA"] = dataFolder,
        ["TRIALMATCH_LOCAL_IDENTITY"] = TestLogin.Folder,
        ["TRIALMATCH_GRPC_PORT"] = "0",
        ["TRIALMATCH_HTTP_PORT"] = "0",
    };

    /// <summary>Starts a server with these settings and does not wait for it.</summary>
    public static ServerProcess Launch(IReadOnlyDictionary<string, string?> settings, params IReadOnlyList<string> arguments) =>
        LaunchProgram(ThisVersion, settings, arguments);

    /// <inheritdoc cref="Launch"/>
    /// <param name="program">The assembly of the host: this version's or another's.</param>
    public static ServerProcess LaunchProgram(string program, IReadOnlyDictionary<string, string?> settings, params IReadOnlyList<string> arguments)
    {
        var server = new ServerProcess(new Process { StartInfo = StartInfo(program, settings, arguments), EnableRaisingEvents = true });
        server._process.ErrorDataReceived += (_, received) => server.Read(received.Data);
        server._process.Start();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: the process stands still, as on a machine that is, until <see cref="Continue"/>.</summary>
    public void Pause() => _process.Send("STOP");

    /// <summary>SIGCONT: the process goes on where it stood, and knows nothing of the time between.</summary>
    public void Continue() => _process.Send("CONT");

    /// <summary>SIGTERM: the process is asked to end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        _process.Send("TERM");
        return await ExitAsync();
    }

    /// <summary>Waits for the process to end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(StopLimit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>How this version is started with these settings.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string?> settings, IReadOnlyList<string> arguments) =>
        StartInfo(ThisVersion, settings, arguments);

    private static ProcessStartInfo StartInfo(string program, IReadOnlyDictionary<string, string?> settings, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _serving.TrySetException(new InvalidOperationException($"The server ended before it served:\n{Log.Text}"));
            return;
        }

        Log.Add(line);
        if (ServingPattern().Match(line) is { Success: true } serving)
        {
            GrpcAddress = serving.Groups["grpc"] is { Success: true } grpc ? new Uri(grpc.Value) : null!;
            HttpAddress = new Uri(serving.Groups["http"].Value);
            _serving.TrySetResult();
        }
    }

    [GeneratedRegex(@"serves (gRPC on (?<grpc>https?://\S+)|gateways) and health on (?<http>http://\S+/)health", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ServingPattern();
}
