namespace TrialMatch.Cli.Errors;

/// <summary>Ends the command with an exit code and one line for people.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException BadInput(string message) => new(ExitCodes.BadInput, message);
}
