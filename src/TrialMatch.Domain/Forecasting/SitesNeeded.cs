namespace TrialMatch.Domain.Forecasting;

/// <summary>How many sites of one kind it takes.</summary>
public static class SitesNeeded
{
    /// <summary>
    /// The least number of independent sites like <paramref name="site"/> (its count aside) that recruit
    /// <paramref name="target"/> patients or more by the horizon with <paramref name="probability"/>, strictly between 0 and 1.
    /// Null where <see cref="ForecastLimits.MaxSites"/> of them don't.
    /// </summary>
    public static int? For(SiteModel site, double horizonMonths, int target, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (target <= 0)
        {
            return 0;
        }

        // The sums of 1, 2, 4… sites, up to the first that is enough; from there down, keep what still falls short.
        var doubled = new List<double[]> { new SiteForecast(site, horizonMonths).Pmf(target) };
        while (!IsEnough(doubled[^1]))
        {
            if (1 << doubled.Count > ForecastLimits.MaxSites)
            {
                break;
            }

            doubled.Add(TrialSum.Sum(doubled[^1], doubled[^1], target, TrialSum.NegligibleTail));
        }

        var (sites, short_) = (0, new double[] { 1 });
        for (var power = doubled.Count - 1; power >= 0; power--)
        {
            var more = TrialSum.Sum(short_, doubled[power], target, TrialSum.NegligibleTail);
            if (!IsEnough(more))
            {
                (sites, short_) = (sites + (1 << power), more);
            }
        }

        return sites + 1 <= ForecastLimits.MaxSites ? sites + 1 : null;

        bool IsEnough(double[] sum) => Distribution.AtLeast(sum, target) >= probability;
    }
}
