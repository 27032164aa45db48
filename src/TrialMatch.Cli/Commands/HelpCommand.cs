using System.CommandLine;
using System.CommandLine.Help;
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

    /// <summary>Folds help texts to the terminal's width.</summary>
    public static void FitTo(Terminal terminal, RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpAction { MaxWidth = terminal.Width == Terminal.Unbounded ? WidthOfPipe : terminal.Width };
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
}
