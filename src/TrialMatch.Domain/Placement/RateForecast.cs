using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Placement;

/// <summary>Patients a month at a site: mean, an 80 % interval, and where the figure comes from.</summary>
public sealed record RateForecast(double MeanPerMonth, double Q10PerMonth, double Q90PerMonth, RateSource Source);
