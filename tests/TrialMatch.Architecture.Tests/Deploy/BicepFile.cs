using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>A Bicep file, read as far as is needed to tell whether its names fit those of the others: its compiler is not at hand.</summary>
internal sealed partial class BicepFile(string name)
{
    private readonly string _text = File.ReadAllText(Repository.PathOf(DeployFiles.Azure + name));

    public string Name { get; } = name;

    /// <summary>Without comments.</summary>
    public string Code => Comment().Replace(_text, string.Empty);

    /// <summary>With whether each has a default and is marked as secret.</summary>
    public IEnumerable<(string Name, bool HasDefault, bool IsSecure)> Parameters => Parameter().Matches(Code)
        .Select(found => (found.Groups["name"].Value, found.Groups["default"].Success, found.Groups["marks"].Value.Contains("@secure()", StringComparison.Ordinal)));

    public IEnumerable<string> Variables => Variable().Matches(Code).Select(found => found.Groups["name"].Value);

    public IEnumerable<(string Name, string Value)> Outputs => Output().Matches(Code).Select(found => (found.Groups["name"].Value, found.Groups["value"].Value));

    /// <summary>The modules it uses, by their names in it, with the parameters it gives them.</summary>
    public IEnumerable<(string Name, string File, IReadOnlyList<string> Given)> Modules => Module().Matches(Code).Select(found => (
        found.Groups["name"].Value,
        found.Groups["file"].Value,
        (IReadOnlyList<string>)[.. Given().Matches(found.Groups["params"].Value).Select(given => given.Groups["name"].Value)]));

    /// <summary>What it asks of modules: the module, and the output.</summary>
    public IEnumerable<(string Module, string Output)> Asked => OutputOf().Matches(Code).Select(found => (found.Groups["module"].Value, found.Groups["output"].Value));

    /// <summary>How often a name occurs as a word of its own.</summary>
    public int CountOf(string word) => Regex.Count(Code, $@"(?<![\w.'-]){word}(?![\w'-])", RegexOptions.None, TimeSpan.FromSeconds(1))
        + Regex.Count(Code, $@"\$\{{{word}\}}'", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<marks>(@.*\n)*)param (?<name>\w+) \w+(?<default> = .+)?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^var (?<name>\w+) = ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^output (?<name>\w+) \w+ = (?<value>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Output();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<file>[^']+)' =.*\{\n(.*\n)*?  params: \{\n(?<params>(    .*\n)+)  \}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Module();

    [GeneratedRegex(@"^    (?<name>\w+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Given();

    [GeneratedRegex(@"(?<module>\w+)\.outputs\.(?<output>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OutputOf();
}
