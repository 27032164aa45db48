using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Placement;

/// <summary>A site's rate in patients a month: mean, 80 % interval and source.</summary>
/// <param name="Shape">α of the gamma distribution behind it, above 0.</param>
/// <param name="RateMonths">β, the rate parameter, in months, above 0.</param>
public readonly record struct RateForecast(
    double MeanPerMonth, double Q10PerMonth, double Q90PerMonth, RateSource Source, double Shape, double RateMonths);
