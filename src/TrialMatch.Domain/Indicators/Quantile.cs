namespace TrialMatch.Domain.Indicators;

/// <summary>Quantiles of a few values.</summary>
public static class Quantile
{
    /// <summary>
    /// Returns the value below which a share of the values lies, interpolated linearly between the two nearest in order: at rank
    /// (n − 1) · share from the lowest, which is rank 0. The median of an even number is the mean of the middle two.
    /// </summary>
    /// <param name="sorted">In ascending order.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>Null where there are no values.</returns>
    public static double? Of(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
        {
            return null;
        }

        var rank = (sorted.Count - 1) * share;
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
