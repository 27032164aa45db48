using System.Globalization;

namespace TrialMatch.Testing;

/// <summary>
/// The seed of a random test: new in each run, or the one that the test usually takes; in either case that of TRIALMATCH_TEST_SEED where it is
/// set. It is printed to the test's output, which the runner shows where the test fails.
/// </summary>
public static class Seed
{
    private const string Variable = "TRIALMATCH_TEST_SEED";

    /// <summary>What TRIALMATCH_TEST_SEED says; null where it is not set.</summary>
    public static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>A seed that is new in each run.</summary>
    public static int Number() => Told(GivenNumber() ?? System.Random.Shared.Next());

    /// <summary>The seed that a test takes each time, so that every run draws the same.</summary>
    public static int Number(int usual) => Told(GivenNumber() ?? usual);

    /// <summary>What draws otherwise in each run.</summary>
    public static Random Random() => new(Number());

    /// <summary>What draws the same in each run.</summary>
    public static Random Random(int usual) => new(Number(usual));

    /// <summary>One of several that draw from a seed which was printed: a round's, a writer's.</summary>
    public static Random Random(int seed, int stream) => new(unchecked(seed + stream));

    private static int? GivenNumber() => Given is not { } given
        ? null
        : int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"{Variable} is '{given}', not a whole number of 32 bits.");

    private static int Told(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Repeat with {Variable}={seed}");
        return seed;
    }
}
