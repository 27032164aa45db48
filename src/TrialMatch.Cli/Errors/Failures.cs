using System.CommandLine;
using Grpc.Core;

namespace TrialMatch.Cli.Errors;

/// <summary>Converts failures to an exit code and one line for the person at the terminal.</summary>
internal static class Failures
{
    /// <param name="parsed">The command line that failed.</param>
    public static (int ExitCode, string Line) Explain(Exception failure, ParseResult parsed) => failure switch
    {
        CommandException known => (known.ExitCode, known.Message),
        RpcException refused => (RpcFailures.ExitCodeOf(refused), RpcFailures.Describe(refused, parsed)),
        OperationCanceledException => (ExitCodes.Interrupted, "interrupted"),
        UnauthorizedAccessException or IOException => (ExitCodes.Failed, failure.Message),
        _ => (ExitCodes.Failed, $"a fault in trialmatch: {failure.GetType().Name}: {failure.Message}"),
    };
}
