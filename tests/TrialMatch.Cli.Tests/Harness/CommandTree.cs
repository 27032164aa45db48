using System.CommandLine;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>The commands as they are parsed.</summary>
internal static class CommandTree
{
    /// <summary>The words that lead to each command, those of groups among them.</summary>
    public static IEnumerable<string[]> Paths() => Commands().Select(each => each.Path);

    public static IReadOnlyList<(string[] Path, Command Command)> Commands() =>
        [.. Below([], CommandLine.Tree)];

    private static IEnumerable<(string[] Path, Command Command)> Below(string[] path, Command command) =>
        command.Subcommands.SelectMany(child => Below([.. path, child.Name], child)).Prepend((path, command));
}
