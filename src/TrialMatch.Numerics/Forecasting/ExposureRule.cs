namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// How many Gauss–Legendre points a uniform piece of exposure takes for every probability up to a bound to have a relative error below 1e-13. The
/// number grows with the square root of the variation of the integrand's logarithm. The constants keep a margin over the number that a comparison
/// with 40-digit arithmetic showed to be needed, and tests check them.
/// </summary>
internal static class ExposureRule
{
    private static readonly int[] PointCounts = [12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 192, 256, 384, 512, 768, 1024];

    /// <summary>The number of points needed, or 0 where no rule has as many. Then the piece must be divided.</summary>
    /// <param name="range">ln((rate + to) / (rate + from)).</param>
    public static int Points(double shape, int bound, double rate, double from, double to, double range)
    {
        // Of a piece with next to no length rounding may make the logarithm negative.
        var perPatient = from > 0 ? Math.Clamp(Math.Log(to / from * ((rate + from) / (rate + to))), 0, 1) : 1;
        var variation = (bound * perPatient) + (shape * range);
        var needed = 10 + (4 * Math.Sqrt(variation)) + (3 * range);
        foreach (var count in PointCounts)
        {
            if (count >= needed)
            {
                return count;
            }
        }

        return 0;
    }
}
