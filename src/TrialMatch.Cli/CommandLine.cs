using System.CommandLine;
using System.CommandLine.Invocation;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli;

/// <summary>The whole command line: parses, runs, and turns whatever happens into one line and an exit code.</summary>
internal static class CommandLine
{
    // A server that is asked to end finishes the calls it has begun.
    private static readonly TimeSpan GraceOnInterrupt = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        // Without response files: an argument that starts with @ is data, not a file to read options from.
        var parsed = Tree(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            ThrowIfWrong(parsed);
            return await parsed.InvokeAsync(Invocation(terminal));
        }
        catch (Exception failure)
        {
            var (exitCode, line) = Failures.Explain(failure, GlobalOptions.ServerOf(parsed));
            terminal.Error(line);
            return exitCode;
        }
    }

    private static RootCommand Tree(Terminal terminal)
    {
        var root = new RootCommand("Matches industry clinical trials with Norwegian hospitals.")
        {
            DemoCommand.Build(terminal),
            ServeCommand.Build(terminal),
            ImportCommand.Build(terminal),
            PreviewCommand.Build(terminal),
            RegisterCommand.Build(terminal),
            ShowCommand.Build(terminal),
            HistoryCommand.Build(terminal),
            ListCommand.Build(terminal),
            RequestsCommand.Build(terminal),
            AnswerCommand.Build(terminal),
            OfferCommand.Build(terminal),
            AssignCommand.Build(terminal),
            PrioritiseCommand.Build(terminal),
            WaitingCommand.Build(terminal),
            RecruitmentCommand.Build(terminal),
            WatchCommand.Build(terminal),
            CentresCommand.Build(terminal),
            TrustsCommand.Build(terminal),
            CapacityCommand.Build(terminal),
            SponsorCommand.Build(terminal),
        };
        foreach (var command in PlainChangeCommands.Build(terminal).Concat(CalculatorCommands.Build(terminal)))
        {
            root.Add(command);
        }

        GlobalOptions.AddTo(root);
        return root;
    }

    private static void ThrowIfWrong(ParseResult parsed)
    {
        // Help and version stand in place of the errors of an unfinished line.
        if (parsed.Action is ParseErrorAction)
        {
            throw CommandException.BadInput($"{Mistake(parsed)} (see --help)");
        }
    }

    private static string Mistake(ParseResult parsed)
    {
        var choices = parsed.CommandResult.Command.Subcommands;
        if (choices.Count == 0)
        {
            return parsed.Errors[0].Message;
        }

        var found = parsed.UnmatchedTokens.Count == 0 ? string.Empty : $", found \"{parsed.UnmatchedTokens[0]}\"";
        return $"expected a command: {string.Join(", ", choices.Select(choice => choice.Name))}{found}";
    }

    private static InvocationConfiguration Invocation(Terminal terminal) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = GraceOnInterrupt,
        Output = terminal.StandardOutput,
        Error = terminal.StandardError,
    };
}
