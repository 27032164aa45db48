namespace TrialMatch.Domain.Selection;

/// <summary>
/// What a unit is worth per cost when the search weighs sites one by one: −ln of its generating function at z, which adds up over
/// independent sites. A small z rewards a sure few, a z near 1 a high mean; which weighs right depends on the instance.
/// </summary>
internal static class UnitScore
{
    public static ReadOnlySpan<double> Weights => [0.80, 0.85, 0.90, 0.93, 0.95, 0.97];

    /// <summary>For a target of thousands the informative weights lie nearer to 1: z stands for a number of patients around 1 / (1 − z).</summary>
    public static double WeightFor(double weight, int target) => Math.Pow(weight, Math.Min(1, 60d / target));

    public static double PerCost(Unit unit, double z) =>
        unit.Cost > 0 ? Score(unit.Pmf, z) / unit.Cost : double.PositiveInfinity;

    private static double Score(ReadOnlySpan<double> pmf, double z)
    {
        // Horner's rule from the highest power.
        var sum = 0d;
        for (var k = pmf.Length - 1; k >= 0; k--)
        {
            sum = (sum * z) + pmf[k];
        }

        return -Math.Log(Math.Max(sum, double.Epsilon));
    }
}
