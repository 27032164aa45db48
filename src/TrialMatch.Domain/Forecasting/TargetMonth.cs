namespace TrialMatch.Domain.Forecasting;

/// <summary>
/// When a trial reaches its target: the quantile for p is the first time t with P(N(t) ≥ target) ≥ p, in fractional months.
/// </summary>
public static class TargetMonth
{
    private const double ToleranceMonths = 1e-9;
    private const int MaxSteps = 200;

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

        return Root(month => Probability(trial, target, month, known) - probability, Bracket(known, probability));
    }

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
    private static (double Below, double BelowValue, double Above, double AboveValue) Bracket(SortedList<double, double> known, double probability)
    {
        var (below, above) = (known.First(), known.Last());
        foreach (var each in known)
        {
            below = each.Value < probability ? each : below;
            if (each.Value >= probability)
            {
                above = each;
                break;
            }
        }

        return (below.Key, below.Value - probability, above.Key, above.Value - probability);
    }

    /// <summary>
    /// Chandrupatla's method (1997): inverse quadratic interpolation where it is safe, halving where it is not, always within
    /// the bracket. Plateaus, where every site pauses, cost steps but not correctness.
    /// </summary>
    private static double Root(Func<double, double> value, (double Below, double BelowValue, double Above, double AboveValue) bracket)
    {
        var (a, valueA, b, valueB) = (bracket.Above, bracket.AboveValue, bracket.Below, bracket.BelowValue);
        var fraction = 0.5;
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
