using System.Globalization;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>The seed of a random test: new each time and printed, or taken from TRIALMATCH_TEST_SEED to repeat a run.</summary>
internal static class Seed
{
    private const string Variable = "TRIALMATCH_TEST_SEED";

    public static int Next(ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"Repeat with {Variable}={seed}");
        return seed;
    }
}
