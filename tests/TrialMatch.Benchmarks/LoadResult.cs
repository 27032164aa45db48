using System.Globalization;

namespace TrialMatch.Benchmarks;

/// <summary>
/// What a load did in all its stretches, beside the baseline's stretches of the same rounds: the machine is not equally fast all the time,
/// so each stretch is held to the one that ran next to it, and the median of the ratios counts.
/// </summary>
internal sealed class LoadResult(string name, IReadOnlyList<Stretch> stretches, IReadOnlyList<Stretch> baseline)
{
    public override string ToString()
    {
        var latencies = stretches.SelectMany(stretch => stretch.Latencies).Order().ToList();
        var ratios = stretches.Zip(baseline, (own, other) => own.PerSecond / other.PerSecond).Order().ToList();
        var cpu = CpuOf(stretches);
        var kilobytes = stretches.Sum(stretch => stretch.AllocatedBytes) / 1024d / latencies.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-22} {PerSecond(stretches),7:0} /s, {Median(ratios),6:P1} of the echo's {PerSecond(baseline),7:0} ({ratios[0]:P1} to {ratios[^1]:P1}); p50 {At(latencies, 0.5),5:0.0} ms, p99 {At(latencies, 0.99),5:0.0} ms; a call takes {cpu.TotalMicroseconds,4:0} µs of processor, echo {CpuOf(baseline).TotalMicroseconds,2:0}, and allocates {kilobytes,5:0.0} KB");
    }

    private static double PerSecond(IReadOnlyList<Stretch> stretches) => Median([.. stretches.Select(stretch => stretch.PerSecond).Order()]);

    private static TimeSpan CpuOf(IReadOnlyList<Stretch> stretches) =>
        stretches.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Cpu) / stretches.Sum(stretch => stretch.Latencies.Count);

    private static double Median(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private static double At(List<TimeSpan> sorted, double quantile) => sorted[(int)(sorted.Count * quantile)].TotalMilliseconds;
}
