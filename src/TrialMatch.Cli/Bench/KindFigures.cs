namespace TrialMatch.Cli.Bench;

/// <summary>The figures of one kind of call.</summary>
/// <param name="Sorted">Latencies of the calls that succeeded, ascending.</param>
/// <param name="Failures">How many failed, by status and reason.</param>
internal sealed record KindFigures(CallKind Kind, IReadOnlyList<TimeSpan> Sorted, IReadOnlyDictionary<string, int> Failures)
{
    public int Calls => Sorted.Count + Errors;

    public int Errors => Failures.Values.Sum();

    /// <summary>The least recorded latency that at least this share of calls did not exceed; null where none succeeded.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public TimeSpan? Quantile(double share) => Sorted.Count == 0 ? null : Sorted[Math.Max(0, (int)Math.Ceiling(share * Sorted.Count) - 1)];
}
