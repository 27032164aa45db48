namespace TrialMatch.Numerics.Forecasting;

/// <summary>Finds where an increasing function passes 0.</summary>
internal static class BracketedRoot
{
    private const int MaxSteps = 200;

    /// <summary>The smallest distance of the first step from the ends of the bracket, as a fraction of it.</summary>
    private const double MinStep = 0.05;

    /// <summary>
    /// Finds the root by Chandrupatla's method (1997): inverse quadratic interpolation where it is safe, otherwise bisection, always within the
    /// bracket. Plateaus cost steps but not correctness.
    /// </summary>
    /// <param name="below">An argument whose value is below 0.</param>
    /// <param name="above">An argument whose value is 0 or more.</param>
    public static double Of(Func<double, double> value, double below, double above, double tolerance)
    {
        var (a, b) = (above, below);
        var (valueA, valueB) = (value(a), value(b));
        var fraction = Math.Clamp(valueA / (valueA - valueB), MinStep, 1 - MinStep);
        for (var step = 0; step < MaxSteps; step++)
        {
            var next = a + (fraction * (b - a));
            var at = value(next);
            double c, valueC;
            if (Math.Sign(at) == Math.Sign(valueA))
            {
                (c, valueC) = (a, valueA);
            }
            else
            {
                (c, valueC, b, valueB) = (b, valueB, a, valueA);
            }

            (a, valueA) = (next, at);
            var least = 2 * tolerance / Math.Abs(b - a);
            if (least > 0.5 || valueA == 0)
            {
                return Math.Abs(valueA) < Math.Abs(valueB) ? a : b;
            }

            fraction = Math.Clamp(NextFraction(a, valueA, b, valueB, c, valueC), least, 1 - least);
        }

        return a;
    }

    private static double NextFraction(double a, double valueA, double b, double valueB, double c, double valueC)
    {
        var xi = (a - b) / (c - b);
        var phi = (valueA - valueB) / (valueC - valueB);
        var safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        return safe
            ? (valueA / (valueB - valueA) * (valueC / (valueB - valueC)))
                + ((c - a) / (b - a) * (valueA / (valueC - valueA)) * (valueB / (valueC - valueB)))
            : 0.5;
    }
}
