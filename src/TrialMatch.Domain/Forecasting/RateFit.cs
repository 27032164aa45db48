namespace TrialMatch.Domain.Forecasting;

/// <summary>What a fit of rates found.</summary>
public enum RateFitOutcome
{
    Unspecified = 0,

    /// <summary>A shape and a rate of greatest likelihood.</summary>
    Fitted = 1,

    /// <summary>
    /// The sites differ no more than chance makes them: the likelihood grows with the shape without end, so there is no
    /// belief to give, only the rate they share. Known as under-dispersion.
    /// </summary>
    NoVariation = 2,

    /// <summary>Nobody was recruited: the rate of greatest likelihood is 0, which no belief expresses.</summary>
    NoPatients = 3,

    /// <summary>No site has been active: there is nothing to learn from.</summary>
    NoExposure = 4,
}

/// <summary>The gamma belief of greatest likelihood, given what several sites have recruited (an empirical prior).</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Rate">The belief where the outcome is <see cref="RateFitOutcome.Fitted"/>; else null.</param>
/// <param name="MeanPerMonth">Patients a month at a site: the belief's mean, or the pooled rate; null without exposure.</param>
public sealed record RateFit(RateFitOutcome Outcome, GammaRate? Rate, double? MeanPerMonth)
{
    private const double GridStep = 1.5;
    private const int MaxHalvings = 200;

    /// <summary>Variation between sites below this part of what chance gives cannot be told from none.</summary>
    private const double LeastMeasurable = 1e-7;

    /// <summary>Fits the negative binomial likelihood of <paramref name="records"/>, which have no problems.</summary>
    public static RateFit Of(IEnumerable<ObservedRecruitment> records)
    {
        var active = records.Where(record => record.ExposureMonths > 0).ToList();
        if (active.Count == 0)
        {
            return new RateFit(RateFitOutcome.NoExposure, null, null);
        }

        if (active.TrueForAll(record => record.Patients == 0))
        {
            return new RateFit(RateFitOutcome.NoPatients, null, 0);
        }

        var likelihood = new RateLikelihood(active);
        if (BestDispersion(likelihood, active) is not { } dispersion)
        {
            return new RateFit(RateFitOutcome.NoVariation, null, likelihood.PooledRate);
        }

        var mean = likelihood.BestMean(dispersion);
        return new RateFit(RateFitOutcome.Fitted, new GammaRate(1 / dispersion, 1 / (dispersion * mean)), mean);
    }

    /// <summary>
    /// The dispersion of greatest likelihood; null where that is none. With unequal exposures there may be several local
    /// maxima, so the slope is followed over the whole range and the maxima are compared, the Poisson's included.
    /// </summary>
    private static double? BestDispersion(RateLikelihood likelihood, List<ObservedRecruitment> records)
    {
        var (least, most) = Range(likelihood, records);
        var best = likelihood.Logarithm(likelihood.PooledRate, 0);
        double? found = null;
        var rises = SlopeAt(likelihood, least) > 0;
        for (var low = least; low < most; low *= GridStep)
        {
            var risesBeyond = SlopeAt(likelihood, low * GridStep) > 0;
            if (rises && !risesBeyond)
            {
                var peak = Peak(likelihood, low, low * GridStep);
                var height = likelihood.Logarithm(likelihood.BestMean(peak), peak);
                (best, found) = height > best ? (height, peak) : (best, found);
            }

            rises = risesBeyond;
        }

        return found;
    }

    /// <summary>From a dispersion too small to measure, to one at which hardly one of all the sites would recruit anybody.</summary>
    private static (double Least, double Most) Range(RateLikelihood likelihood, List<ObservedRecruitment> records)
    {
        var largest = Math.Max(1, likelihood.PooledRate * records.Max(record => record.ExposureMonths));
        return (LeastMeasurable / largest, 100.0 * records.Count * Math.Max(1, Math.Log(1 + largest)));
    }

    private static double Peak(RateLikelihood likelihood, double low, double high)
    {
        for (var step = 0; step < MaxHalvings && high - low > 1e-14 * high; step++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = SlopeAt(likelihood, middle) > 0 ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    private static double SlopeAt(RateLikelihood likelihood, double dispersion) =>
        likelihood.Slope(likelihood.BestMean(dispersion), dispersion);
}
