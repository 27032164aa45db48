namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// Reads a pmf: the probabilities of 0, 1, 2… patients, where the last entry is the probability of that number or more
/// and counts as that number.
/// </summary>
public static class Distribution
{
    public static (double Mean, double Variance) Moments(ReadOnlySpan<double> pmf)
    {
        var mean = 0.0;
        for (var k = 1; k < pmf.Length; k++)
        {
            mean += k * pmf[k];
        }

        var variance = 0.0;
        for (var k = 0; k < pmf.Length; k++)
        {
            variance += (k - mean) * (k - mean) * pmf[k];
        }

        return (mean, variance);
    }

    /// <summary>
    /// Returns the smallest number that is not exceeded with <paramref name="probability"/>; the last one where no earlier number qualifies.
    /// </summary>
    public static int Quantile(ReadOnlySpan<double> pmf, double probability)
    {
        var cumulative = 0.0;
        for (var k = 0; k < pmf.Length - 1; k++)
        {
            cumulative += pmf[k];
            if (cumulative >= probability)
            {
                return k;
            }
        }

        return pmf.Length - 1;
    }

    /// <summary>The probability of fewer than <paramref name="patients"/>, summed from below.</summary>
    public static double Below(ReadOnlySpan<double> pmf, int patients)
    {
        var sum = 0.0;
        foreach (var probability in pmf[..Math.Clamp(patients, 0, pmf.Length)])
        {
            sum += probability;
        }

        return sum;
    }

    /// <summary>The probability of <paramref name="patients"/> or more, summed from the far end: small tails keep their digits.</summary>
    public static double AtLeast(ReadOnlySpan<double> pmf, int patients)
    {
        var sum = 0.0;
        for (var k = pmf.Length - 1; k >= Math.Max(0, patients); k--)
        {
            sum += pmf[k];
        }

        return sum;
    }
}
