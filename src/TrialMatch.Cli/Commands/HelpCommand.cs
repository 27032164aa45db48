using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Commands;

/// <summary>Prints help as a command, in addition to the option of every command.</summary>
internal static class HelpCommand
{
    private const int WidthOfPipe = 80;

    private static readonly Argument<string[]> Words = new("COMMAND")
    {
        Description = "The command to explain, e.g. capacity show; all when left out.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Build()
    {
        var help = new Command("help", "Explain a command.") { Words };
        help.SetAction((parsed, cancellation) =>
        {
            var root = parsed.RootCommandResult.Command;
            var words = parsed.GetValue(Words) ?? [];
            ThrowIfUnknown(root, words);
            return root.Parse([.. words, "--help"]).InvokeAsync(parsed.InvocationConfiguration, cancellation);
        });
        return help;
    }

    /// <summary>Folds help texts to the width of the terminal that they are printed on.</summary>
    public static void FitToTerminal(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new FittedHelp();
        }
    }

    private static void ThrowIfUnknown(Command root, string[] words)
    {
        var command = root;
        foreach (var word in words)
        {
            command = command.Subcommands.FirstOrDefault(known => known.Name == word)
                ?? throw CommandException.BadInput($"{Mistakes.UnknownCommand(word, command)} (see trialmatch help)");
        }
    }

    private sealed class FittedHelp : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var width = Invocation.TerminalOf(parseResult).Width;
            return new HelpAction { MaxWidth = width == Terminal.Unbounded ? WidthOfPipe : width }.Invoke(parseResult);
        }
    }
}
