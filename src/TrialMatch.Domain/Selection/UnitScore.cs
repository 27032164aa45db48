namespace TrialMatch.Domain.Selection;

/// <summary>
/// What a unit is worth per cost when the search weighs sites one by one: −ln of its generating function at z, which adds up over
/// independent sites. A small z rewards a sure few, a z near 1 a high mean; which weighs right depends on the instance.
/// </summary>
internal static class UnitScore
{
    public static ReadOnlySpan<double> Weights => [0.80, 0.85, 0.90, 0.93, 0.95, 0.97];

    /// <summary>Enough where the exact search over all sets has the last word.</summary>
    public static ReadOnlySpan<double> FewWeights => [0.85, 0.93, 0.97];

    /// <summary>For a target of thousands the informative weights lie nearer to 1: z stands for a number of patients around 1 / (1 − z).</summary>
    public static double WeightFor(double weight, int target) => Math.Pow(weight, Math.Min(1, 60d / target));

    public static double PerCost(Unit unit, double z) =>
        unit.Cost > 0 ? Score(unit.Pmf, z) / unit.Cost : double.PositiveInfinity;

    private static double Score(ReadOnlySpan<double> pmf, double z)
    {
        // Horner's rule from the highest power, for the even and the odd powers apart: half as many steps wait for each other.
        var (even, odd) = (0d, 0d);
        var square = z * z;
        var k = pmf.Length - 1;
        if (k % 2 == 0)
        {
            even = pmf[k--];
        }

        for (; k > 0; k -= 2)
        {
            odd = (odd * square) + pmf[k];
            even = (even * square) + pmf[k - 1];
        }

        return -Math.Log(Math.Max(even + (odd * z), double.Epsilon));
    }
}
