using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Planning;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Backtest;

/// <summary>
/// Forecasts a whole trial's enrolment in all countries from the planning rates. Site rates are gamma distributed, and so is a factor of the trial
/// that all its sites share. With L sites of shape α and trials of shape ν the total rate has the variance of a gamma of shape 1/(1/ν + (1 +
/// 1/ν)/(αL)), and the enrolment is negative binomial of that size.
/// </summary>
public static class EnrolmentForecast
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;
    private const double Percent = 100;

    /// <summary>Returns whether a trial's enrolment lies within the 80 % interval; null where its record has no enrolment.</summary>
    /// <param name="ratePerMonth">Patients a month at a typical site, above 0.</param>
    public static bool? Covers(RegistryTrial trial, double ratePerMonth, RecruitmentFigures figures) =>
        trial is { PatientsPerSiteMonth: not null, Enrolment: { } patients, EnrolmentMonths: { } months }
            ? Covers(patients, trial.Sites, months, ratePerMonth, figures)
            : null;

    /// <summary>Returns whether an enrolment lies within the 80 % interval.</summary>
    /// <param name="sites">The sites in all countries, 1 or more.</param>
    /// <param name="enrolmentMonths">The months from the first to the last patient, above 0.</param>
    /// <param name="ratePerMonth">Patients a month at a typical site, above 0.</param>
    public static bool Covers(int patients, int sites, double enrolmentMonths, double ratePerMonth, RecruitmentFigures figures)
    {
        var mean = sites * enrolmentMonths * figures.RegistryOpenPercent / Percent * ratePerMonth;
        var size = SizeOf(sites, figures);
        var overAll = new GammaRate(size, size / mean);
        return overAll.ProbabilityAtMost(patients, months: 1) >= LowQuantile && overAll.ProbabilityAtMost(patients - 1, months: 1) < HighQuantile;
    }

    private static double SizeOf(int sites, RecruitmentFigures figures)
    {
        var betweenTrials = 1 / figures.BetweenStudyShape;
        return 1 / (betweenTrials + ((1 + betweenTrials) / (figures.BetweenSiteShape * sites)));
    }
}
