namespace TrialMatch.Domain.Forecasting;

/// <summary>
/// The negative binomial of a gamma(shape, rate) site after an exposure E, written with the ratio E/rate:
/// P(k) = Γ(shape + k) / (Γ(shape) k!) · (1 + ratio)^(−shape) · (ratio / (1 + ratio))^k.
/// </summary>
internal static class NegativeBinomial
{
    /// <summary>Powers of two in steps of this size carry the probabilities that a double cannot hold.</summary>
    private const int ScaleStep = 512;

    /// <summary>Below this, past the mode, what is left cannot matter in any sum.</summary>
    private const double Nothing = 1e-290;

    /// <summary>Up to here a tail is 1 − the rest without loss; beyond, it is computed directly.</summary>
    private const double MostOfTheMass = 0.9;

    private const int MaxFractionTerms = 100_000;

    private static readonly double ScaleUp = Math.ScaleB(1, ScaleStep);
    private static readonly double ScaleDown = Math.ScaleB(1, -ScaleStep);

    /// <summary>
    /// Adds <paramref name="weight"/> times the distribution to <paramref name="pmf"/>; its last entry takes the probability
    /// of that number or more.
    /// </summary>
    public static void Accumulate(double shape, double ratio, double weight, Span<double> pmf)
    {
        var bound = pmf.Length - 1;
        if (bound == 0 || ratio == 0)
        {
            pmf[0] += weight;
            return;
        }

        var success = ratio / (1 + ratio);
        var logZero = -shape * NearZero.LogOnePlus(ratio);
        var exponent = ScaleStep * (int)Math.Max(int.MinValue / ScaleStep, Math.Floor(logZero / (ScaleStep * Math.Log(2))));
        var mantissa = Math.Exp(logZero - (exponent * Math.Log(2)));
        var below = 0.0;
        for (var k = 0; k < bound; k++)
        {
            var probability = exponent == 0 ? mantissa : exponent == -ScaleStep ? mantissa * ScaleDown : 0;
            pmf[k] += weight * probability;
            below += probability;
            var growth = (shape + k) / (k + 1) * success;
            mantissa *= growth;
            if (mantissa > ScaleUp)
            {
                mantissa *= ScaleDown;
                exponent += ScaleStep;
            }
            else if (mantissa < Nothing && growth < 1)
            {
                return;
            }
        }

        pmf[bound] += weight * AtLeast(bound, shape, success, below, exponent == 0 ? mantissa : mantissa * ScaleDown);
    }

    private static double AtLeast(int bound, double shape, double success, double below, double probability) =>
        below <= MostOfTheMass ? 1 - below : probability * TailRatio(bound, shape, success);

    /// <summary>
    /// P(N ≥ n) / P(N = n): the continued fraction of the incomplete beta function I_q(n, shape), evaluated by Lentz's method
    /// (Press et al., Numerical Recipes, "Incomplete Beta Function").
    /// </summary>
    private static double TailRatio(int n, double shape, double q)
    {
        const double Tiny = 1e-300;
        var numerator = 1.0;
        var denominator = Guard(1 - ((n + shape) * q / (n + 1)), Tiny);
        var fraction = 1 / denominator;
        denominator = fraction;
        for (var m = 1; m < MaxFractionTerms; m++)
        {
            var even = m * (shape - m) * q / ((n + (2.0 * m) - 1) * (n + (2.0 * m)));
            denominator = 1 / Guard(1 + (even * denominator), Tiny);
            numerator = Guard(1 + (even / numerator), Tiny);
            fraction *= denominator * numerator;
            var odd = -(n + m) * (n + shape + m) * q / ((n + (2.0 * m)) * (n + (2.0 * m) + 1));
            denominator = 1 / Guard(1 + (odd * denominator), Tiny);
            numerator = Guard(1 + (odd / numerator), Tiny);
            var change = denominator * numerator;
            fraction *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return fraction;
    }

    private static double Guard(double value, double tiny) => Math.Abs(value) < tiny ? tiny : value;
}
