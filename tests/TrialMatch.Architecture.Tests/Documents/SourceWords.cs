using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Documents;

/// <summary>The identifiers and options that occur in source, comments left out: what no source file has any more does not exist.</summary>
internal static partial class SourceWords
{
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal) { ".cs", ".proto", ".csproj", ".props", ".sh", ".sln" };

    /// <summary>By file, without this folder, whose samples name what does not exist.</summary>
    private static readonly IReadOnlyList<HashSet<string>> ByFile =
    [
        .. Checkout.Files
            .Where(file => Endings.Contains(Path.GetExtension(file)) && !file.Contains("Architecture.Tests/Documents/", StringComparison.Ordinal))
            .Select(file => Read(File.ReadAllText(Repository.PathOf(file)))),
    ];

    private static readonly HashSet<string> All = [.. ByFile.SelectMany(words => words)];

    /// <summary>Whether one file has all of the words: a type and its member, or a type alone.</summary>
    public static bool Have(IReadOnlyCollection<string> words) =>
        words.All(All.Contains) && (words.Count == 1 || ByFile.Any(file => words.All(file.Contains)));

    private static HashSet<string> Read(string text) =>
        [.. Word().Matches(Comment().Replace(text, string.Empty)).Select(word => word.Value)];

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"--[a-z][a-z-]+|[A-Za-z]\w*", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Word();
}
