using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Documents;

/// <summary>A Markdown file, and the names that it sets in code.</summary>
/// <param name="folder">Where it lies, relative to the root; empty at the root.</param>
/// <param name="text">What it says.</param>
internal sealed partial class Document(string folder, string text)
{
    /// <summary>Where it lies, relative to the root; empty at the root.</summary>
    public string Folder { get; } = folder;

    /// <summary>The words set in code, within a line and in blocks of C#, without the punctuation around them.</summary>
    public IEnumerable<string> Names =>
        Spans().Concat(Blocks().Where(block => block.Language == "csharp").Select(block => block.Text)).SelectMany(Tokens).Distinct();

    /// <summary>The words of all blocks: commands and what they print, pictures, code.</summary>
    public IEnumerable<string> BlockWords => Blocks().SelectMany(block => Tokens(block.Text)).Distinct();

    /// <summary>What it links to within the project: a path, an anchor (#heading), or both.</summary>
    public IEnumerable<string> Links =>
        Link().Matches(Fence().Replace(text, string.Empty)).Select(link => link.Groups["target"].Value).Where(target => !target.Contains(':', StringComparison.Ordinal));

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IReadOnlySet<string> Anchors =>
        Heading().Matches(Fence().Replace(text, string.Empty)).Select(heading => AnchorOf(heading.Groups["title"].Value)).ToHashSet(StringComparer.Ordinal);

    public static Document Read(string path) =>
        new(Path.GetDirectoryName(path)!, File.ReadAllText(Repository.PathOf(path)));

    private IEnumerable<string> Spans() => Span().Matches(Fence().Replace(text, string.Empty)).Select(span => span.Groups["code"].Value);

    private IEnumerable<(string Language, string Text)> Blocks() =>
        Fence().Matches(text).Select(block => (block.Groups["language"].Value, block.Groups["text"].Value));

    private static IEnumerable<string> Tokens(string code) =>
        code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimStart('(', '[', '"').TrimEnd(',', ';', ':', '.', ')', ']', '"', '…'))
            .Where(word => word.Length > 0);

    private static string AnchorOf(string title) =>
        NotOfAnchors().Replace(title.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NotOfAnchors();
}
