using System.CommandLine;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli;

/// <summary>The whole command line: parses, runs the command, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    // One for the process: the parts of commands are shared, and each tree that is built of them stays.
    private static readonly Lazy<RootCommand> OnlyTree = new(Build);

    /// <summary>All commands.</summary>
    public static RootCommand Tree => OnlyTree.Value;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, Interruption? interruption = null)
    {
        // No response files: an argument that starts with @ is data.
        var parsed = Tree.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (Mistakes.Of(parsed) is { } mistake)
        {
            terminal.Error($"{mistake} (see --help)");
            return ExitCodes.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new Invocation(terminal), interruption?.Asked ?? CancellationToken.None)
                .WaitAsync(interruption?.GraceOver ?? CancellationToken.None);
        }
        catch (Exception failure)
        {
            var (exitCode, line) = Failures.Explain(failure, parsed);
            terminal.Error(line);
            return exitCode == ExitCodes.Interrupted && interruption is not null ? interruption.ExitCode : exitCode;
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Matches industry clinical trials with Norwegian hospitals.")
        {
            DemoCommand.Build(),
            ServeCommand.Build(),
            LoginCommand.Build(),
            ImportCommand.Build(),
            EvidenceCommand.Build(),
            BacktestCommand.Build(),
            DraftCommand.Build(),
            PreviewCommand.Build(),
            RegisterCommand.Build(),
            InquireCommand.Build(),
            InterestCommand.Build(),
            ReportCommand.Build(),
            ShowCommand.Build(),
            HistoryCommand.Build(),
            ListCommand.Build(),
            RequestsCommand.Build(),
            AnswerCommand.Build(),
            OfferCommand.Build(),
            AssignCommand.Build(),
            ForwardCommand.Build(),
            PrioritiseCommand.Build(),
            WaitingCommand.Build(),
            RecruitmentCommand.Build(),
            WatchCommand.Build(),
            CentresCommand.Build(),
            TrustsCommand.Build(),
            CapacityCommand.Build(),
            CommitmentsCommand.Build(),
            FieldsCommand.Build(),
            PipelineCommand.Build(),
            WhatWouldHelpCommand.Build(),
            RegionsCommand.Build(),
            ExportCommand.Build(),
            IndicatorsCommand.Build(),
            KbsCommand.Build(),
            BoardCommand.Build(),
            ObstacleCommand.Build(),
            CapacityIndicatorsCommand.Build(),
            ReleaseCommand.Build(),
            PublicCommand.Build(),
            SponsorCommand.Build(),
            BenchCommand.Build(),
        };
        foreach (var command in PlainChangeCommands.Build().Concat(QuestionCommands.Build()).Concat(DecisionCommands.Build()).Concat(CalculatorCommands.Build()))
        {
            root.Add(command);
        }

        root.Add(HelpCommand.Build());
        GlobalOptions.AddTo(root);
        HelpCommand.FitToTerminal(root);
        // The framework's suggestions would show names as in the code, not as they are typed.
        root.Directives.Clear();
        return root;
    }
}
