using System.Collections.Immutable;
using TrialMatch.Domain.Placement;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// The recruitment forecast of a placed study. Each site has the offer's rate, updated with its reports, and the offer's enrolment months; it
/// recruits up to its cap until the window ends. Until a month is reported, or passes without a report, this equals the offer's forecast.
/// </summary>
/// <param name="OfferedPatients">The number of patients in the accepted offer.</param>
/// <param name="Probability">P(offered number reached by the window's end).</param>
/// <param name="Patients">The patients at the window's end, including those recruited.</param>
public sealed record RecruitmentForecast(
    int RecruitedPatients, int OfferedPatients, double Probability, CountForecast Patients, ImmutableArray<SiteRecruitment> Sites)
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;

    /// <summary>The months within which a month may still be reported. Older months count as past, reported or not.</summary>
    private const int MonthsToReport = 1;

    /// <param name="thisMonth">The present month. A site without a report for a month well before it counts as having recruited no patient in it.</param>
    /// <returns>Null before the study is placed.</returns>
    public static RecruitmentForecast? Of(Study study, Month thisMonth)
    {
        if (study.PlacedAt is null)
        {
            return null;
        }

        var sites = study.Sites.Where(site => site.State == RequestState.Accepted).ToList();
        var recruited = sites.Sum(site => site.RecruitedPatients);
        var offered = study.Plan!.OfferablePatients;
        var toCome = study.IsOver || study.EnrolmentEndedAt is not null ? null : ToCome(study, sites, thisMonth);
        var quantiles = toCome?.Quantiles([LowQuantile, HighQuantile]) ?? [0, 0];
        return new RecruitmentForecast(
            recruited,
            offered,
            recruited >= offered ? 1 : toCome?.ProbabilityAtLeast(offered - recruited) ?? 0,
            new CountForecast(recruited + (toCome?.Mean ?? 0), recruited + quantiles[0], recruited + quantiles[1]),
            [.. sites.Select(site => new SiteRecruitment(
                site.Trust, site.Acceptance!.Patients, site.RecruitedPatients, site.Hold.Patients, BeliefOf(site, thisMonth).Mean))]);
    }

    /// <summary>Time counts from the earliest month that is still ahead of a site. A site that has reported further starts later.</summary>
    private static TrialForecast? ToCome(Study study, IReadOnlyList<StudySite> sites, Month thisMonth)
    {
        var first = sites.Min(site => LivedUntil(site, thisMonth));
        var horizon = EnrolmentWindow.MonthsToEnd(study.Draft, first);
        return horizon <= 0
            ? null
            : new TrialForecast(
                sites.Where(site => site.Hold.Patients > site.RecruitedPatients).Select(site => ModelOf(site, first, thisMonth)),
                horizon);
    }

    private static SiteModel ModelOf(StudySite site, Month zero, Month thisMonth) => site.Outlook.ModelOf(
        BeliefOf(site, thisMonth),
        site.Hold.Patients - site.RecruitedPatients,
        LivedUntil(site, thisMonth),
        zero,
        isActivated: site.RecruitedPatients > 0);

    private static GammaRate BeliefOf(StudySite site, Month thisMonth) =>
        new GammaRate(site.Rate.Shape, site.Rate.RateMonths).After(site.ObservedUntil(LivedUntil(site, thisMonth)));

    /// <summary>Returns the first unknown month. A report of a later month does not make earlier ones count as empty.</summary>
    private static Month LivedUntil(StudySite site, Month thisMonth)
    {
        var over = thisMonth - MonthsToReport;
        return site.UnreportedFrom < over ? over : site.UnreportedFrom;
    }
}

/// <param name="PromisedPatients">The number of patients that the site accepted.</param>
/// <param name="Cap">The largest number of patients that the committed capacity allows.</param>
/// <param name="RatePerMonth">The expected patients a month, including its own record.</param>
public sealed record SiteRecruitment(TrustId Trust, int PromisedPatients, int RecruitedPatients, int Cap, double RatePerMonth);
