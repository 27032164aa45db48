namespace TrialMatch.Cli.Errors;

/// <summary>What the process ends with; scripts rely on these.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A fault of ours, here or in the server.</summary>
    public const int Failed = 1;

    /// <summary>A wrong command line, an unreadable file, a field that is refused, a name that does not exist.</summary>
    public const int BadInput = 2;

    /// <summary>The input is right but a rule stands against it.</summary>
    public const int Refused = 3;

    /// <summary>No server answered in time; what was asked may or may not have been done.</summary>
    public const int Unreachable = 4;

    /// <summary>Ended by Ctrl-C before it was done.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM before it was done.</summary>
    public const int Terminated = 143;
}
