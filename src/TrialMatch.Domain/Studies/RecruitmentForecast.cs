using System.Collections.Immutable;
using TrialMatch.Domain.Placement;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// How a placed study's recruitment goes: each site's rate and the months in which it enrols are what the offer rested on, the
/// rate updated with what it has reported, and it goes on recruiting up to its cap until the window ends. Until a
/// month is reported, or is over without a report, that is the offer's own forecast.
/// </summary>
/// <param name="OfferedPatients">What the sponsor accepted.</param>
/// <param name="Probability">P(offered number reached by the window's end).</param>
/// <param name="Patients">At the window's end, those recruited included.</param>
public sealed record RecruitmentForecast(
    int RecruitedPatients, int OfferedPatients, double Probability, CountForecast Patients, ImmutableArray<SiteRecruitment> Sites)
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;

    /// <summary>A month may be reported in the one that follows; what is older has been lived through, reported or not.</summary>
    private const int MonthsToReport = 1;

    /// <param name="thisMonth">Months well before it are over: a site that has not reported them has recruited nobody in them as far as is known.</param>
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

    /// <summary>Time is counted from the earliest month that a site has still to live through; a site that has reported more starts later.</summary>
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

    /// <summary>The first month of which nothing is known: a report of a later month makes none of the earlier ones worse than they were.</summary>
    private static Month LivedUntil(StudySite site, Month thisMonth)
    {
        var over = thisMonth - MonthsToReport;
        return site.UnreportedFrom < over ? over : site.UnreportedFrom;
    }
}

/// <param name="PromisedPatients">What the site accepted.</param>
/// <param name="Cap">The most patients it may reach with the capacity that is committed.</param>
/// <param name="RatePerMonth">Patients a month as expected now, its own record weighed in.</param>
public sealed record SiteRecruitment(TrustId Trust, int PromisedPatients, int RecruitedPatients, int Cap, double RatePerMonth);
