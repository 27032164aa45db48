namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// The negative binomial of a gamma(shape, rate) site after an exposure E, written with the ratio E/rate:
/// P(k) = Γ(shape + k) / (Γ(shape) k!) · (1 + ratio)^(−shape) · (ratio / (1 + ratio))^k.
/// </summary>
internal static class NegativeBinomial
{
    /// <summary>Past the mode, entries below this count as 0: they are too small to affect any sum.</summary>
    public const double Nothing = 1e-100;

    /// <summary>Up to this mass below, the tail is computed as 1 − the mass without loss; beyond, it is computed directly.</summary>
    private const double MostOfTheMass = 0.9;

    private const int MaxFractionTerms = 100_000;

    /// <summary>The scaling step for values below the range of a double before the mode; they count as 0.</summary>
    private static readonly double Scale = Math.ScaleB(1, -512);
    private static readonly double LogOfScale = 512 * Math.Log(2);

    /// <summary>
    /// Adds <paramref name="weight"/> times the distribution to <paramref name="pmf"/>; its last entry takes the probability
    /// of that number or more. Past the mode it ends where probabilities fall below <paramref name="nothing"/>.
    /// </summary>
    public static void Accumulate(double shape, double ratio, double weight, Span<double> pmf, double nothing = Nothing)
    {
        var bound = pmf.Length - 1;
        if (bound == 0 || ratio == 0)
        {
            pmf[0] += weight;
            return;
        }

        var success = ratio / (1 + ratio);
        var logZero = -shape * NearZero.LogOnePlus(ratio);
        var steps = Math.Ceiling(logZero / LogOfScale);
        var probability = Math.Exp(logZero - (steps * LogOfScale));
        var below = 0.0;
        for (var k = 0; k < bound; k++)
        {
            var growth = (shape + k) / (k + 1) * success;
            if (steps == 0)
            {
                pmf[k] += weight * probability;
                below += probability;
                if (probability < nothing && growth < 1)
                {
                    return;
                }
            }

            probability *= growth;
            if (steps < 0 && probability >= 1)
            {
                probability *= Scale;
                steps++;
            }
        }

        pmf[bound] += weight * AtLeast(bound, shape, success, below, probability);
    }

    /// <summary>The number of entries, at most <paramref name="max"/>, before those past the mode fall below <paramref name="nothing"/>.</summary>
    public static int Support(double shape, double ratio, int max, double nothing)
    {
        var logSuccess = Math.Log(ratio) - NearZero.LogOnePlus(ratio);
        var logProbability = -shape * NearZero.LogOnePlus(ratio);
        var floor = Math.Log(nothing);
        for (var k = 0; k < max; k++)
        {
            var change = Math.Log((shape + k) / (k + 1)) + logSuccess;
            logProbability += change;
            if (logProbability < floor && change < 0)
            {
                return k + 1;
            }
        }

        return max;
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
