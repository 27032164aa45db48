using System.Globalization;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>A row of the cluster's table.</summary>
/// <param name="Figure">What was measured, with its unit.</param>
/// <param name="Baseline">What stands beside it; empty where there is a limit alone.</param>
/// <param name="Value">The ratio to the baseline, or the figure itself; what the goal is about.</param>
/// <param name="How">Durations, counts, and what else one has to know to read it.</param>
internal sealed record ClusterRow(string Measure, string Figure, string Baseline, double Value, ClusterGoal Goal, string How)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Measure} | {Figure} | {Baseline} | {(Baseline.Length > 0 ? $"{Value:0.00} ×" : string.Empty)} | {Goal} | {Goal.Judge(Value)} | {How} |");
}
