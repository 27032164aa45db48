namespace TrialMatch.Testing;

/// <summary>For tests in which a case may have nothing to check: they fail where too few had.</summary>
public static class Checked
{
    /// <summary>Runs the rounds of a random test.</summary>
    /// <param name="fewest">How many rounds must check something.</param>
    /// <param name="rounds">How many there are.</param>
    /// <param name="check">Whether the round, from 0, had something to check.</param>
    public static void AtLeast(int fewest, int rounds, Func<int, bool> check)
    {
        var done = Enumerable.Range(0, rounds).Count(check);
        Assert.True(done >= fewest, $"Only {done} of {rounds} rounds had something to check, not {fewest}.");
    }

    /// <summary>The same where a test counts by itself what it checked.</summary>
    /// <param name="fewest">How many cases must have been checked.</param>
    /// <param name="done">How many were.</param>
    public static void AtLeast(int fewest, int done) => Assert.True(done >= fewest, $"Only {done} cases had something to check, not {fewest}.");
}
