namespace TrialMatch.Domain.Planning;

/// <summary>A site's recruitment rate in patients a month: a gamma distribution, and its source.</summary>
/// <param name="Shape">α, above 0.</param>
/// <param name="RateMonths">β, the rate parameter (not a scale), above 0: the mean is α/β patients a month.</param>
/// <param name="Source">The best source used.</param>
/// <param name="PriorSource">The source of the prior that the site's own record updated; the same as <paramref name="Source"/> where it has none.</param>
/// <param name="RestsOnPlanningDefault">Whether the trust's patients or consent share are planning defaults. The spread between sites always is one, until it is fitted.</param>
public sealed record RateEstimate(
    double Shape, double RateMonths, RateSource Source, RateSource PriorSource, bool RestsOnPlanningDefault)
{
    public double MeanPatientsPerMonth => Shape / RateMonths;
}
