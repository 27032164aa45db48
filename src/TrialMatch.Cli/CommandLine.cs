using System.CommandLine;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli;

/// <summary>The whole command line: parses, runs the command, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, Interruption? interruption = null)
    {
        // No response files: an argument that starts with @ is data.
        var parsed = Tree(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (Mistakes.Of(parsed) is { } mistake)
        {
            terminal.Error($"{mistake} (see --help)");
            return ExitCodes.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(Invocation(terminal), interruption?.Asked ?? CancellationToken.None)
                .WaitAsync(interruption?.GraceOver ?? CancellationToken.None);
        }
        catch (Exception failure)
        {
            var (exitCode, line) = Failures.Explain(failure, parsed);
            terminal.Error(line);
            return exitCode == ExitCodes.Interrupted && interruption is not null ? interruption.ExitCode : exitCode;
        }
    }

    /// <summary>Builds all commands.</summary>
    public static RootCommand Tree(Terminal terminal)
    {
        var root = new RootCommand("Matches industry clinical trials with Norwegian hospitals.")
        {
            DemoCommand.Build(terminal),
            ServeCommand.Build(terminal),
            LoginCommand.Build(terminal),
            ImportCommand.Build(terminal),
            EvidenceCommand.Build(terminal),
            BacktestCommand.Build(terminal),
            DraftCommand.Build(terminal),
            PreviewCommand.Build(terminal),
            RegisterCommand.Build(terminal),
            InquireCommand.Build(terminal),
            InterestCommand.Build(terminal),
            ReportCommand.Build(terminal),
            ShowCommand.Build(terminal),
            HistoryCommand.Build(terminal),
            ListCommand.Build(terminal),
            RequestsCommand.Build(terminal),
            AnswerCommand.Build(terminal),
            OfferCommand.Build(terminal),
            AssignCommand.Build(terminal),
            ForwardCommand.Build(terminal),
            PrioritiseCommand.Build(terminal),
            WaitingCommand.Build(terminal),
            RecruitmentCommand.Build(terminal),
            WatchCommand.Build(terminal),
            CentresCommand.Build(terminal),
            TrustsCommand.Build(terminal),
            CapacityCommand.Build(terminal),
            CommitmentsCommand.Build(terminal),
            FieldsCommand.Build(terminal),
            PipelineCommand.Build(terminal),
            RegionsCommand.Build(terminal),
            SponsorCommand.Build(terminal),
            BenchCommand.Build(terminal),
        };
        foreach (var command in PlainChangeCommands.Build(terminal).Concat(QuestionCommands.Build(terminal)).Concat(DecisionCommands.Build(terminal)).Concat(CalculatorCommands.Build(terminal)))
        {
            root.Add(command);
        }

        root.Add(HelpCommand.Build());
        GlobalOptions.AddTo(root);
        HelpCommand.FitTo(terminal, root);
        // The framework's suggestions would show names as in the code, not as they are typed.
        root.Directives.Clear();
        return root;
    }

    private static InvocationConfiguration Invocation(Terminal terminal) => new()
    {
        EnableDefaultExceptionHandler = false,
        // Interruption handles signals.
        ProcessTerminationTimeout = null,
        Output = terminal.StandardOutput,
        Error = terminal.StandardError,
    };
}
