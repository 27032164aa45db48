using MathNet.Numerics.Distributions;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// What is believed of a site's rate, in patients a month: a gamma distribution with <paramref name="Shape"/> and the
/// rate parameter <paramref name="RateMonths"/>, both above 0. Its weight is that of <paramref name="Shape"/> patients
/// seen in <paramref name="RateMonths"/> months.
/// </summary>
/// <remarks>The Poisson-gamma model of Anisimov and Fedorov (2007).</remarks>
public readonly record struct GammaRate(double Shape, double RateMonths)
{
    /// <summary>Expected patients a month.</summary>
    public double Mean => Shape / RateMonths;

    /// <summary>Variance of the patients a month.</summary>
    public double Variance => Shape / RateMonths / RateMonths;

    /// <summary>The belief with this mean and variance: shape m²/s², rate m/s².</summary>
    public static GammaRate FromMeanAndVariance(double mean, double variance) =>
        new(mean * mean / variance, mean / variance);

    /// <summary>The belief after <paramref name="observed"/>: Gamma(shape + patients, rate + exposure).</summary>
    public GammaRate After(ObservedRecruitment observed) =>
        new(Shape + observed.Patients, RateMonths + observed.ExposureMonths);

    /// <summary>The belief about the patients that stay, where each stays with probability <paramref name="retention"/>.</summary>
    public GammaRate Keeping(double retention) => this with { RateMonths = RateMonths / retention };

    /// <summary>The rate, in patients a month, that is not exceeded with <paramref name="probability"/>, strictly between 0 and 1.</summary>
    public double Quantile(double probability) => Gamma.InvCDF(Shape, RateMonths, probability);

    /// <summary>P(at most so many patients in <paramref name="months"/>, above 0): a negative binomial's.</summary>
    public double ProbabilityAtMost(int patients, double months) =>
        MathNet.Numerics.Distributions.NegativeBinomial.CDF(Shape, RateMonths / (RateMonths + months), patients);
}
