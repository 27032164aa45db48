namespace TrialMatch.Cli.Errors;

/// <summary>The exit codes of the process; scripts rely on them.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A fault of the command line or of the server.</summary>
    public const int Failed = 1;

    /// <summary>A wrong command line, an unreadable file, a refused field, or an unknown name.</summary>
    public const int BadInput = 2;

    /// <summary>The input is valid, but a rule forbids the command.</summary>
    public const int Refused = 3;

    /// <summary>No server answered in time; the outcome of the command is unknown.</summary>
    public const int Unreachable = 4;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Interrupted by SIGTERM.</summary>
    public const int Terminated = 143;
}
