using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Placement;

/// <summary>Patients a month at a site: mean, an 80 % interval, and where the figure comes from.</summary>
/// <param name="Shape">α of the gamma distribution behind it, above 0.</param>
/// <param name="RateMonths">β, the rate parameter, in months, above 0.</param>
public readonly record struct RateForecast(
    double MeanPerMonth, double Q10PerMonth, double Q90PerMonth, RateSource Source, double Shape, double RateMonths);
