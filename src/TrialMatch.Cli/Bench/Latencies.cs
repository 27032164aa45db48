namespace TrialMatch.Cli.Bench;

/// <summary>What was recorded of one kind of call: every latency, so that quantiles are exact, and failures by what they were.</summary>
internal sealed class Latencies
{
    private readonly Lock _guard = new();
    private readonly List<TimeSpan> _succeeded = [];
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);

    public void Succeeded(TimeSpan latency)
    {
        lock (_guard)
        {
            _succeeded.Add(latency);
        }
    }

    /// <param name="failure">The status, and the reason where there is one.</param>
    public void Failed(string failure)
    {
        lock (_guard)
        {
            _failures[failure] = _failures.GetValueOrDefault(failure) + 1;
        }
    }

    public KindFigures Figures(CallKind kind)
    {
        lock (_guard)
        {
            return new KindFigures(kind, [.. _succeeded.Order()], new SortedDictionary<string, int>(_failures, StringComparer.Ordinal));
        }
    }
}
