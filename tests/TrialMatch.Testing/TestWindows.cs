namespace TrialMatch.Testing;

/// <summary>
/// Hands out windows of enrolment of which none, with its follow-up, meets another: tests that share a server and each take one cannot take each
/// other's capacity, in whatever order they run.
/// </summary>
/// <param name="firstYear">The year in which the first begins.</param>
/// <param name="enrolmentMonths">How long each is.</param>
/// <param name="followUpMonths">For how long after it the studies in it still hold capacity, at most.</param>
public sealed class TestWindows(int firstYear, int enrolmentMonths, int followUpMonths)
{
    /// <summary>The last year that a study may name.</summary>
    private const int LastYear = 2100;

    private int _given;

    /// <summary>One that was not handed out before.</summary>
    /// <exception cref="InvalidOperationException">None is left.</exception>
    public TestWindow Next()
    {
        var start = new DateOnly(firstYear, 1, 1).AddMonths((Interlocked.Increment(ref _given) - 1) * (enrolmentMonths + followUpMonths));
        var window = new TestWindow(start, start.AddMonths(enrolmentMonths).AddDays(-1));
        return window.End.Year <= LastYear
            ? window
            : throw new InvalidOperationException($"Tests that share a server have taken all {_given - 1} windows up to {LastYear}: give some a server of their own.");
    }
}
