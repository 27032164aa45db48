using System.CommandLine;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Commands;

/// <summary>What one run of a command is given beside its arguments.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    public Invocation(Terminal terminal)
    {
        Terminal = terminal;
        EnableDefaultExceptionHandler = false;
        // Interruption handles signals.
        ProcessTerminationTimeout = null;
        Output = terminal.StandardOutput;
        Error = terminal.StandardError;
    }

    public Terminal Terminal { get; }

    public static Terminal TerminalOf(ParseResult parsed) => ((Invocation)parsed.InvocationConfiguration).Terminal;
}
