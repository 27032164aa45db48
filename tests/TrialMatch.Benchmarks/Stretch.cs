namespace TrialMatch.Benchmarks;

/// <summary>What a load did in one stretch of time.</summary>
/// <param name="Cpu">Processor time of client and server together.</param>
/// <param name="AllocatedBytes">Memory that client and server together allocated.</param>
internal sealed record Stretch(IReadOnlyList<TimeSpan> Latencies, TimeSpan Elapsed, TimeSpan Cpu, long AllocatedBytes)
{
    public double PerSecond => Latencies.Count / Elapsed.TotalSeconds;
}
