using System.Diagnostics;
using Google.Protobuf;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>A watch that runs, read an event at a time.</summary>
internal sealed class Watch<T> : IDisposable
    where T : IMessage<T>, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    public Watch(params string[] args)
    {
        _process = Trialmatch.Start(["watch", .. args, "--output", "json"]);
        _errors = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next event; fails where none comes.</summary>
    public async Task<T> NextAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(line is not null, "expected an event, found the end");
        return JsonParser.Default.Parse<T>(line);
    }

    /// <summary>Ctrl-C, as it were.</summary>
    public async Task<Finished> StopAsync()
    {
        await _process.AskToEndAsync();
        return await FinishAsync();
    }

    public async Task<Finished> FinishAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return new Finished(_process.ExitCode, rest, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
