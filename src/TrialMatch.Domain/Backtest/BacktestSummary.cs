namespace TrialMatch.Domain.Backtest;

/// <summary>The comparison of many trials' plans with what happened. Shares and means are over the trials that have a centre.</summary>
/// <param name="Trials">The number of planned trials.</param>
/// <param name="WithoutCentre">The number of trials left out because their field has no centre.</param>
/// <param name="HostPlanned">The share of plans that contain the lead centre's host.</param>
/// <param name="HostReal">The share of trials in which the lead centre's host took part.</param>
/// <param name="SitesPlanned">The mean number of sites of a plan.</param>
/// <param name="SitesReal">The mean number of trusts of a trial.</param>
/// <param name="ExpectedOverReal">The median ratio of the plan's expected patients to the real enrolment; null where no trial's enrolment is known.</param>
/// <param name="ExpectedAtRealOverReal">The median ratio of the real trusts' expected patients to the real enrolment; null where no trial's enrolment is known.</param>
/// <param name="ExpectedOverTarget">The median ratio of the plan's expected patients to the target; null where no trial has a centre.</param>
/// <param name="ReachedShare">The share of plans that offer the whole target.</param>
/// <param name="Covered">The number of trials whose enrolment in all countries lies within the 80 % interval of the planning rates.</param>
/// <param name="CoverageKnown">The number of trials whose enrolment is known.</param>
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
