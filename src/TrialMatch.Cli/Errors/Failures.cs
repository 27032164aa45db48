using Grpc.Core;

namespace TrialMatch.Cli.Errors;

/// <summary>What a failure means to the person at the terminal: an exit code and one line.</summary>
internal static class Failures
{
    public static (int ExitCode, string Line) Explain(Exception failure, string server) => failure switch
    {
        CommandException known => (known.ExitCode, known.Message),
        RpcException refused => (RpcFailures.ExitCodeOf(refused), RpcFailures.Describe(refused, server)),
        OperationCanceledException => (ExitCodes.Interrupted, "interrupted"),
        UnauthorizedAccessException or IOException => (ExitCodes.Failed, failure.Message),
        _ => (ExitCodes.Failed, $"a fault in trialmatch: {failure.GetType().Name}: {failure.Message}"),
    };
}
