namespace TrialMatch.Domain.Backtest;

/// <summary>How the plans of many trials compare with what happened. Shares and means are over the trials that have a centre.</summary>
/// <param name="Trials">Planned.</param>
/// <param name="WithoutCentre">Left out: their field has no centre.</param>
/// <param name="HostPlanned">The share of plans that hold the lead centre's host.</param>
/// <param name="HostReal">The share of trials that the lead centre's host took part in.</param>
/// <param name="SitesPlanned">Sites of a plan, mean.</param>
/// <param name="SitesReal">Trusts of a trial, mean.</param>
/// <param name="ExpectedOverReal">Expected patients of the plan over the real, median; null where no trial tells the real.</param>
/// <param name="ExpectedAtRealOverReal">Expected patients of the trusts that took part over the real, median; null where no trial tells the real.</param>
/// <param name="ExpectedOverTarget">Expected patients of the plan over the target, median; null where no trial has a centre.</param>
/// <param name="ReachedShare">The share of plans that offer the whole target.</param>
/// <param name="Covered">Trials whose enrolment over all countries lies within the 80 % interval of the planning rates.</param>
/// <param name="CoverageKnown">Trials whose enrolment is known.</param>
public sealed record BacktestSummary(
    int Trials,
    int WithoutCentre,
    double Recall,
    double RecallByPopulation,
    double RecallByExperience,
    double RecallByLot,
    double Precision,
    double HostPlanned,
    double HostReal,
    double SitesPlanned,
    double SitesReal,
    double? ExpectedOverReal,
    double? ExpectedAtRealOverReal,
    double? ExpectedOverTarget,
    double ReachedShare,
    int Covered,
    int CoverageKnown)
{
    public static BacktestSummary Of(IReadOnlyCollection<BacktestOutcome> outcomes)
    {
        var planned = outcomes.Where(outcome => outcome.Lead is not null).ToList();
        var rated = planned.Where(outcome => outcome.RealPatients > 0).ToList();
        return new BacktestSummary(
            planned.Count,
            outcomes.Count - planned.Count,
            Mean(planned, outcome => outcome.Recall),
            Mean(planned, outcome => outcome.RecallByPopulation),
            Mean(planned, outcome => outcome.RecallByExperience),
            Mean(planned, outcome => outcome.RecallByLot),
            Mean(planned, outcome => outcome.Precision),
            Mean(planned, outcome => outcome.IsHostPlanned ? 1 : 0),
            Mean(planned, outcome => outcome.IsHostReal ? 1 : 0),
            Mean(planned, outcome => outcome.Planned.Length),
            Mean(planned, outcome => outcome.Real.Length),
            Median(rated.Select(outcome => outcome.ExpectedPatients / outcome.RealPatients!.Value)),
            Median(rated.Select(outcome => outcome.ExpectedAtReal / outcome.RealPatients!.Value)),
            Median(planned.Select(outcome => outcome.ExpectedPatients / outcome.TargetPatients)),
            Mean(planned, outcome => outcome.OfferablePatients >= outcome.TargetPatients ? 1 : 0),
            planned.Count(outcome => outcome.WasCovered == true),
            planned.Count(outcome => outcome.WasCovered is not null));
    }

    private static double Mean(List<BacktestOutcome> outcomes, Func<BacktestOutcome, double> figure) =>
        outcomes.Count == 0 ? 0 : outcomes.Average(figure);

    private static double? Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
