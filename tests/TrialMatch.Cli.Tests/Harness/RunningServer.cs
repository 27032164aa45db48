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

    /// <summary>The options by which a command finds the server and is let in.</summary>
    internal string[] Options => ["--server", Address, "--token-file", TokenFile];

    private string TokenFile => _input.File("login.json");

    public string DataFolder => _data.Path;

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
        (await InThisProcess.RunAsync("login", "--as", "operator", "--data", _data.Path, "--token-file", TokenFile)).ShouldSay("You are operator until ");
        (await RunAsync("sponsor", "register", Sponsor, "--name", "Acme Pharma Ålesund", "--country", "NO")).ShouldSay("sponsors/acme-pharma");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
        _input.Dispose();
    }

    /// <summary>The server goes away; the folder stays.</summary>
    internal ValueTask StopAsync() => _server.DisposeAsync();

    internal Task<Finished> RunAsync(params string[] args) => InThisProcess.RunAsync([.. args, .. Options]);

    /// <summary>Keeps what a command is to read.</summary>
    /// <returns>The file.</returns>
    internal string Keep(byte[] input) => _input.Write($"{Interlocked.Increment(ref _inputs)}.json", input);

    /// <summary>Runs a command for somebody who answers its question so.</summary>
    /// <returns>The exit code.</returns>
    internal async Task<int> AnswerAsync(string answer, params string[] args)
    {
        using var terminal = Terminal.Of(new StringWriter(), new StringWriter(), new StringReader(answer + "\n"));
        return await CommandLine.RunAsync([.. args, .. Options], terminal);
    }

    /// <summary>The same for a command that reads what "-" stands for: from a file, which takes no process to be piped to.</summary>
    internal Task<Finished> RunAsync(byte[] input, params string[] args)
    {
        var file = Keep(input);
        return RunAsync([.. args.Select(arg => arg == "-" ? file : arg)]);
    }

    /// <summary>Runs a command in a process of its own that is piped to.</summary>
    internal Task<Finished> PipeAsync(byte[] input, params string[] args) => Trialmatch.RunAsync(input, [.. args, .. Options]);
}
