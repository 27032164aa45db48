using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Commands;

/// <summary>Describes errors in a command line: the part at fault, and what would be right.</summary>
internal static class Mistakes
{
    private const string EndOfOptions = "--";

    /// <summary>Returns the first error; null if there is none.</summary>
    public static string? Of(ParseResult parsed)
    {
        // Help and version take precedence over the errors of an incomplete line, but there is no help for an unknown command.
        var line = parsed.CommandResult;
        if (parsed.Action is not ParseErrorAction && parsed.Action != line.Command.Action)
        {
            return UnknownWord(parsed) is { } word ? UnknownCommand(word, line.Command) : null;
        }

        return NoCommand(parsed)
            ?? UnknownOption(parsed)
            ?? MissingArgument(line)
            ?? MissingOption(line)
            ?? EmptyValue(line)
            ?? (parsed.UnmatchedTokens.Count > 0 ? $"\"{parsed.UnmatchedTokens[0]}\" is one argument too many for {line.Command.Name}" : null)
            ?? (parsed.Errors.Count > 0 ? parsed.Errors[0].Message : null);
    }

    public static string UnknownCommand(string word, Command of)
    {
        var names = of.Subcommands.Select(command => command.Name).ToList();
        var nearest = Nearest.To(word, names);
        return nearest.Count > 0
            ? $"\"{word}\" is no command; the nearest is {string.Join(" or ", nearest)}"
            : $"\"{word}\" is no command; expected a command: {string.Join(", ", names)}";
    }

    private static string? NoCommand(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return null;
        }

        return UnknownWord(parsed) is { } word
            ? UnknownCommand(word, command)
            : $"expected a command: {string.Join(", ", command.Subcommands.Select(choice => choice.Name))}";
    }

    /// <summary>Returns the word in place of a command; null if there is none.</summary>
    private static string? UnknownWord(ParseResult parsed) => parsed.CommandResult.Command.Subcommands.Count > 0
        ? parsed.UnmatchedTokens.FirstOrDefault(token => !LooksLikeOption(token))
        : null;

    // An unknown word may be an argument: "--form" may be a file of that name.
    private static string? UnknownOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
        {
            return null;
        }

        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        if (arguments.Concat(parsed.UnmatchedTokens).FirstOrDefault(LooksLikeOption) is not { } unknown)
        {
            return null;
        }

        var nearest = Nearest.To(unknown, Options(parsed.CommandResult).Select(option => option.Name));
        return nearest.Count > 0
            ? $"{unknown}: no such option; the nearest is {string.Join(" or ", nearest)}"
            : $"{unknown}: {parsed.CommandResult.Command.Name} has no such option";
    }

    private static string? MissingArgument(CommandResult line) => line.Command.Arguments
        .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue)
        .Where(argument => line.GetResult(argument) is not { Tokens.Count: > 0 })
        .Select(argument => $"{argument.Name}: expected after {line.Command.Name}: {argument.Description}")
        .FirstOrDefault();

    private static string? MissingOption(CommandResult line) => Options(line)
        .Select(option => line.GetResult(option) switch
        {
            null or { Implicit: true } when option.Required => $"{option.Name}: expected with {line.Command.Name}: {option.Description}",
            { Implicit: false, Tokens.Count: 0 } when option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) =>
                $"{option.Name}: expected {option.HelpName} after it",
            { Tokens: [var value, ..] } when Options(line).Any(other => other.Name == value.Value) =>
                $"{option.Name}: expected {option.HelpName} after it, found the option {value.Value}",
            _ => null,
        })
        .OfType<string>()
        .FirstOrDefault();

    private static string? EmptyValue(CommandResult line) => line.Children
        .Where(result => result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        .Select(result => result switch
        {
            OptionResult option => $"{option.Option.Name}: expected {option.Option.HelpName}, found an empty text",
            ArgumentResult argument => $"{argument.Argument.Name}: expected a value, found an empty text",
            _ => null,
        })
        .OfType<string>()
        .FirstOrDefault();

    // Options of the command, and those common to all commands.
    private static IEnumerable<Option> Options(CommandResult line) =>
        line.Command.Options.Concat(line.Parent is CommandResult above ? Options(above).Where(option => option.Recursive) : []);

    private static bool LooksLikeOption(string token) =>
        token.Length > 1 && token[0] == '-' && token != EndOfOptions && !char.IsAsciiDigit(token[1]);
}
