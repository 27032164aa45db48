using System.Text.RegularExpressions;
using TrialMatch.Architecture.Tests.Documents;

namespace TrialMatch.Architecture.Tests;

public partial class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Repository.PathOf("TrialMatch.sln"));

    [Fact]
    public void The_solution_lists_every_project_there_is_and_no_other() => Assert.Equal(
        Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
        ProjectPath().Matches(Solution).Select(match => match.Groups["path"].Value.Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Fact]
    public void The_solution_builds_for_any_processor_alone() => Assert.All(
        Configuration().Matches(Solution), match => Assert.Equal("Any CPU", match.Groups["platform"].Value));

    [GeneratedRegex(@"""(?<path>[^""]+\.csproj)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProjectPath();

    [GeneratedRegex(@"\b(Debug|Release)\|(?<platform>\w+( \w+)*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Configuration();
}
