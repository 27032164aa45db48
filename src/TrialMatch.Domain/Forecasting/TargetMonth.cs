using MathNet.Numerics.Distributions;

namespace TrialMatch.Domain.Forecasting;

/// <summary>
/// When a trial reaches its target: the quantile for p is the first time t with P(N(t) ≥ target) ≥ p, in fractional months.
/// </summary>
public static class TargetMonth
{
    private const double ToleranceMonths = 1e-7;
    private const int MaxSteps = 200;

    /// <summary>How far the first step stays from the ends of the bracket, as a part of it.</summary>
    private const double LeastStep = 0.05;

    /// <summary>Probabilities nearer 0 or 1 than this are not told apart from them in the search.</summary>
    private const double Certain = 1e-15;

    /// <summary>
    /// The quantiles for <paramref name="probabilities"/> (above 0, below 1), in their order. Null where the caps or pauses
    /// keep the target out of reach for <see cref="ForecastLimits.MaxHorizonMonths"/> months. Beyond the trial's own horizon
    /// sites go on as they are.
    /// </summary>
    public static double?[] Quantiles(TrialForecast trial, int target, IReadOnlyList<double> probabilities)
    {
        if (target <= 0)
        {
            return [.. probabilities.Select(_ => (double?)0)];
        }

        var known = new SortedList<double, double> { [0] = 0 };
        return [.. probabilities.Select(probability => Quantile(trial, target, probability, known))];
    }

    private static double? Quantile(TrialForecast trial, int target, double probability, SortedList<double, double> known)
    {
        for (var month = Math.Clamp(trial.HorizonMonths, 1, ForecastLimits.MaxHorizonMonths); ; month = Math.Min(2 * month, ForecastLimits.MaxHorizonMonths))
        {
            if (Probability(trial, target, month, known) >= probability)
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
        return Root(month => NormalQuantile(Probability(trial, target, month, known)) - level, Bracket(known, probability));
    }

    private static double NormalQuantile(double probability) =>
        Normal.InvCDF(0, 1, Math.Clamp(probability, Certain, 1 - Certain));

    private static double Probability(TrialForecast trial, int target, double month, SortedList<double, double> known)
    {
        if (!known.TryGetValue(month, out var probability))
        {
            probability = trial.AtHorizon(month).RoughProbabilityAtLeast(target);
            known[month] = probability;
        }

        return probability;
    }

    /// <summary>The narrowest months known to lie on either side.</summary>
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

    /// <summary>
    /// Chandrupatla's method (1997): inverse quadratic interpolation where it is safe, halving where it is not, always within
    /// the bracket. Plateaus, where every site pauses, cost steps but not correctness.
    /// </summary>
    private static double Root(Func<double, double> value, (double Below, double Above) bracket)
    {
        var (a, b) = (bracket.Above, bracket.Below);
        var (valueA, valueB) = (value(a), value(b));
        var fraction = Math.Clamp(valueA / (valueA - valueB), LeastStep, 1 - LeastStep);
        for (var step = 0; step < MaxSteps; step++)
        {
            var month = a + (fraction * (b - a));
            var at = value(month);
            double c, valueC;
            if (Math.Sign(at) == Math.Sign(valueA))
            {
                (c, valueC) = (a, valueA);
            }
            else
            {
                (c, valueC, b, valueB) = (b, valueB, a, valueA);
            }

            (a, valueA) = (month, at);
            var tolerance = 2 * ToleranceMonths / Math.Abs(b - a);
            if (tolerance > 0.5 || valueA == 0)
            {
                return Math.Abs(valueA) < Math.Abs(valueB) ? a : b;
            }

            fraction = Math.Clamp(NextFraction(a, valueA, b, valueB, c, valueC), tolerance, 1 - tolerance);
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
