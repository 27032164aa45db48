using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Documents;

/// <summary>A rule has one name, R1 to R12 or A1 to A11, and it stands in src/README.md.</summary>
public sealed partial class RuleNameTests
{
    [Fact]
    public void No_comment_or_document_calls_a_rule_by_another_name_or_points_outside_the_repository()
    {
        var found = Directory.EnumerateFiles(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("protos"), "*.proto", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".proto" && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => OtherName().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex(@"design §|\(rules? \d|against rule \d", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OtherName();
}
