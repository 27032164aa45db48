using System.Runtime.InteropServices;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks the command to end, and after a while the process ends whether it has or not; the second ends
/// the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // A server that is asked to end finishes the calls it has begun.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _graceOver = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    /// <summary>Cancelled when the command is asked to end.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>Cancelled when it has had long enough to.</summary>
    public CancellationToken GraceOver => _graceOver.Token;

    /// <summary>What a command ends with that was interrupted before it was done.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Interrupted;

    /// <summary>One that the process's signals bring about.</summary>
    public static Interruption OfProcess()
    {
        var interruption = new Interruption();
        interruption.Heed(PosixSignal.SIGINT, ExitCodes.Interrupted);
        interruption.Heed(PosixSignal.SIGTERM, ExitCodes.Terminated);
        return interruption;
    }

    /// <summary>Asks the command to end.</summary>
    public void Ask(int exitCode)
    {
        ExitCode = exitCode;
        _graceOver.CancelAfter(Grace);
        _asked.Cancel();
    }

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _asked.Dispose();
        _graceOver.Dispose();
    }

    private void Heed(PosixSignal signal, int exitCode) => _signals.Add(PosixSignalRegistration.Create(signal, context =>
    {
        if (!_asked.IsCancellationRequested)
        {
            context.Cancel = true;
            Ask(exitCode);
        }
    }));
}
