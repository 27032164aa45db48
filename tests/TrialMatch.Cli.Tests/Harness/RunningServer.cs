using Microsoft.Extensions.Logging;
using TrialMatch.Cli.Output;
using TrialMatch.Host;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>A real server on free ports with a fresh data folder, for the whole collection, and a sponsor to place studies.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string Sponsor = "acme-pharma";

    private readonly TemporaryFolder _data = TemporaryFolder.Made();
    private readonly TemporaryFolder _input = TemporaryFolder.Made();
    private int _inputs;
    private TrialMatchServer _server = null!;

    public string Address => _server.GrpcAddress.ToString();

    public string HealthAddress => _server.HttpAddress.ToString();

    public async ValueTask InitializeAsync()
    {
        _server = await TrialMatchServer.StartAsync(new ServerOptions
        {
            DataDirectory = _data.Path,
            GrpcPort = 0,
            HttpPort = 0,
            LogLevel = LogLevel.Error,
        });
        (await RunAsync("sponsor", "register", Sponsor, "--name", "Acme Pharma Ålesund", "--country", "NO")).ShouldSay("sponsors/acme-pharma");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
        _input.Dispose();
    }

    internal Task<Finished> RunAsync(params string[] args) => InThisProcess.RunAsync([.. args, "--server", Address]);

    /// <summary>Keeps what a command is to read.</summary>
    /// <returns>The file.</returns>
    internal string Keep(byte[] input) => _input.Write($"{Interlocked.Increment(ref _inputs)}.json", input);

    /// <summary>Runs a command for somebody who answers its question so.</summary>
    /// <returns>The exit code.</returns>
    internal async Task<int> AnswerAsync(string answer, params string[] args)
    {
        using var terminal = Terminal.Of(new StringWriter(), new StringWriter(), new StringReader(answer + "\n"));
        return await CommandLine.RunAsync([.. args, "--server", _server.GrpcAddress.ToString()], terminal);
    }

    /// <summary>The same for a command that reads what "-" stands for: from a file, which takes no process to be piped to.</summary>
    internal Task<Finished> RunAsync(byte[] input, params string[] args)
    {
        var file = Keep(input);
        return RunAsync([.. args.Select(arg => arg == "-" ? file : arg)]);
    }

    /// <summary>Runs a command in a process of its own that is piped to.</summary>
    internal Task<Finished> PipeAsync(byte[] input, params string[] args) => Trialmatch.RunAsync(input, [.. args, "--server", Address]);
}
