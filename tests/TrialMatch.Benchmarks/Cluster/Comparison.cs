using System.Globalization;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>What was measured in turns with what stands beside it: the median of the rounds' ratios counts, since the machine is not equally fast all the time.</summary>
/// <param name="Own">A figure a round.</param>
/// <param name="Beside">The baseline's, of the same rounds.</param>
internal sealed record Comparison(IReadOnlyList<double> Own, IReadOnlyList<double> Beside)
{
    private IReadOnlyList<double> Ratios => [.. Own.Zip(Beside, (own, beside) => own / beside)];

    public double Ratio => MedianOf(Ratios);

    public double OwnMedian => MedianOf(Own);

    public double BesideMedian => MedianOf(Beside);

    public string Spread => string.Create(CultureInfo.InvariantCulture, $"ratios {Ratios.Min():0.00} to {Ratios.Max():0.00}");

    /// <summary>Calls a second of two loads, in turns.</summary>
    public static async Task<Comparison> OfThroughputAsync(ClusterScale scale, Func<Task<Stretch>> own, Func<Task<Stretch>> beside)
    {
        var (ownFigures, besideFigures) = (new List<double>(), new List<double>());
        for (var round = 0; round < scale.Rounds; round++)
        {
            besideFigures.Add((await beside()).PerSecond);
            ownFigures.Add((await own()).PerSecond);
        }

        return new Comparison(ownFigures, besideFigures);
    }

    public static double MedianOf(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
