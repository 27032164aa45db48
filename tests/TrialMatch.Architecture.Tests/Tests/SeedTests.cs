using System.Text.RegularExpressions;
using TrialMatch.Architecture.Tests.Documents;

namespace TrialMatch.Architecture.Tests.Tests;

/// <summary>A random test that fails must be repeatable: what it drew with comes from <see cref="Seed"/>, which prints it and takes one.</summary>
public partial class SeedTests
{
    /// <summary>Where chance may come from, and samples of what may not be.</summary>
    private static readonly string[] Exempt =
    [
        "tests/TrialMatch.Testing/Seed.cs", "tests/TrialMatch.Testing/CsCheckSeed.cs",
        "tests/TrialMatch.Architecture.Tests/Purity/ImpureSample.cs", "tests/TrialMatch.Architecture.Tests/Tests/SeedTests.cs",
    ];

    public static TheoryData<string> Sources => [.. Checkout.Files.Where(IsOfTests).Except(Exempt)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_test_draws_only_with_seeds_that_are_printed_and_can_be_set(string path)
    {
        var lines = File.ReadLines(Repository.PathOf(path)).Index().Where(line => OwnChance().IsMatch(line.Item)).Select(line => $"{path}:{line.Index + 1}: {line.Item.Trim()}");
        Assert.True(!lines.Any(), $"Draw with {nameof(Seed)}.{nameof(Seed.Random)} instead:\n{string.Join('\n', lines)}");
    }

    [Theory]
    [InlineData("var random = new Random(7);")]
    [InlineData("var random = new System.Random();")]
    [InlineData("private readonly Random _random = new(seed);")]
    [InlineData("var number = Random.Shared.Next();")]
    [InlineData("var bytes = RandomNumberGenerator.GetBytes(8);")]
    [InlineData("Gen.Int.Sample(Holds, seed: \"0N0XIzNsQ0O2\");")]
    [InlineData("var pcg = new PCG(1);")]
    public void Chance_of_a_tests_own_is_found(string line) => Assert.Matches(OwnChance(), line);

    [Theory]
    [InlineData("var random = Seed.Random();")]
    [InlineData("var problem = SelectionCases.Random(random, 12);")]
    [InlineData("await BeginAsync(seed: 7);")]
    public void What_draws_with_a_given_seed_is_let_pass(string line) => Assert.DoesNotMatch(OwnChance(), line);

    [Fact]
    public void Every_exception_is_still_there() => Assert.Empty(Exempt.Except(Checkout.Files));

    private static bool IsOfTests(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) && (path.StartsWith("tests/TrialMatch.Testing/", StringComparison.Ordinal) || TestProject().IsMatch(path));

    [GeneratedRegex("^tests/[^/]+Tests/", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TestProject();

    [GeneratedRegex(
        @"new (System\.)?Random\(|\bRandom\.Shared\b|\bRandom\??\s+\w+\s*=\s*new\s*\(|\bRandomNumberGenerator\.|\bnew PCG\(|\bseed:\s*""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OwnChance();
}
