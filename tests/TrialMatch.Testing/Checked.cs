namespace TrialMatch.Testing;

/// <summary>Runs the rounds of a random test in which a case may have nothing to check, and fails where too few had.</summary>
public static class Checked
{
    /// <param name="fewest">How many rounds must check something.</param>
    /// <param name="rounds">How many there are.</param>
    /// <param name="check">Whether the round, from 0, had something to check.</param>
    public static void AtLeast(int fewest, int rounds, Func<int, bool> check)
    {
        var done = Enumerable.Range(0, rounds).Count(check);
        Assert.True(done >= fewest, $"Only {done} of {rounds} rounds had something to check, not {fewest}.");
    }
}
