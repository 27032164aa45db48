using MathNet.Numerics.Distributions;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// The distribution of a site's rate, in patients a month: a gamma distribution with <paramref name="Shape"/> and the
/// rate parameter <paramref name="RateMonths"/>, both above 0. It carries the weight of <paramref name="Shape"/> patients observed in
/// <paramref name="RateMonths"/> months.
/// </summary>
/// <remarks>The Poisson-gamma model of Anisimov and Fedorov (2007).</remarks>
public readonly record struct GammaRate(double Shape, double RateMonths)
{
    /// <summary>Expected patients a month.</summary>
    public double Mean => Shape / RateMonths;

    /// <summary>Variance of the patients a month.</summary>
    public double Variance => Shape / RateMonths / RateMonths;

    /// <summary>Returns the distribution with this mean and variance: shape m²/s², rate m/s².</summary>
    public static GammaRate FromMeanAndVariance(double mean, double variance) =>
        new(mean * mean / variance, mean / variance);

    /// <summary>Returns the posterior after <paramref name="observed"/>: Gamma(shape + patients, rate + exposure).</summary>
    public GammaRate After(ObservedRecruitment observed) =>
        new(Shape + observed.Patients, RateMonths + observed.ExposureMonths);

    /// <summary>Returns the distribution of the rate of retained patients, where each is retained with probability <paramref name="retention"/>.</summary>
    public GammaRate Keeping(double retention) => this with { RateMonths = RateMonths / retention };

    /// <summary>Returns the rate, in patients a month, that is not exceeded with <paramref name="probability"/>, strictly between 0 and 1.</summary>
    public double Quantile(double probability) => Gamma.InvCDF(Shape, RateMonths, probability);

    /// <summary>
    /// Returns P(at most <paramref name="patients"/> patients in <paramref name="months"/> months), the cumulative negative binomial; months are
    /// above 0.
    /// </summary>
    public double ProbabilityAtMost(int patients, double months) =>
        MathNet.Numerics.Distributions.NegativeBinomial.CDF(Shape, RateMonths / (RateMonths + months), patients);
}
