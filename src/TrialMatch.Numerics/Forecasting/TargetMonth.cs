using MathNet.Numerics.Distributions;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// Computes when a trial reaches its target: the quantile for p is the first time t with P(N(t) ≥ target) ≥ p, in fractional months.
/// </summary>
public static class TargetMonth
{
    private const double ToleranceMonths = 1e-7;

    /// <summary>In the search, probabilities closer to 0 or 1 than this count as 0 or 1.</summary>
    private const double Certain = 1e-15;

    /// <summary>
    /// The quantiles for <paramref name="probabilities"/> (above 0, below 1), in their order. Null where caps or pauses keep the target out of reach
    /// for <see cref="ForecastLimits.MaxHorizonMonths"/> months. Beyond the trial's own horizon sites continue at their rates.
    /// </summary>
    public static double?[] Quantiles(TrialForecast trial, int target, IReadOnlyList<double> probabilities)
    {
        if (target <= 0)
        {
            return [.. probabilities.Select(_ => (double?)0)];
        }

        var known = new SortedList<double, double> { [0] = 0 };
        return [.. probabilities.Select(probability => Quantile(Probability, trial.HorizonMonths, probability, known))];

        double Probability(double month)
        {
            if (!known.TryGetValue(month, out var probability))
            {
                probability = trial.AtHorizon(month).RoughProbabilityAtLeast(target);
                known[month] = probability;
            }

            return probability;
        }
    }

    /// <param name="probabilityAt">The probability of the target by a month; adds what it computes to <paramref name="known"/>.</param>
    private static double? Quantile(
        Func<double, double> probabilityAt, double horizonMonths, double probability, SortedList<double, double> known)
    {
        for (var month = Math.Clamp(horizonMonths, 1, ForecastLimits.MaxHorizonMonths); ; month = Math.Min(2 * month, ForecastLimits.MaxHorizonMonths))
        {
            if (probabilityAt(month) >= probability)
            {
                break;
            }

            if (month >= ForecastLimits.MaxHorizonMonths)
            {
                return null;
            }
        }

        // As a function of time the normal quantile of the probability is nearly straight, so few steps are needed.
        var level = NormalQuantile(probability);
        var (below, above) = Bracket(known, probability);
        return BracketedRoot.Of(month => NormalQuantile(probabilityAt(month)) - level, below, above, ToleranceMonths);
    }

    private static double NormalQuantile(double probability) =>
        Normal.InvCDF(0, 1, Math.Clamp(probability, Certain, 1 - Certain));

    /// <summary>Returns the narrowest known bracket of the month.</summary>
    private static (double Below, double Above) Bracket(SortedList<double, double> known, double probability)
    {
        var below = 0.0;
        foreach (var (month, at) in known)
        {
            if (at >= probability)
            {
                return (below, month);
            }

            below = month;
        }

        throw new InvalidOperationException("The search for the target's month lost its bracket.");
    }
}
