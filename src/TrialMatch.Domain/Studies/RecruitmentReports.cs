using System.Globalization;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// Detects reports that are likely typing errors: a month outside the site's enrolment window, or an implausibly high number. They are accepted once
/// confirmed. A correction to a lower number never needs confirmation.
/// </summary>
internal static class RecruitmentReports
{
    /// <summary>The quantile of a month's forecast above which a number needs confirmation.</summary>
    private const double PlausibleQuantile = 0.999;

    public static Refusal? RefusalOf(Study study, StudySite site, RecruitmentReported reported)
    {
        if (site.Recruited.TryGetValue(reported.Month, out var standing) && reported.Patients <= standing)
        {
            return null;
        }

        return RefusalOfMonth(study, site, reported) ?? RefusalOfFigure(site, reported);
    }

    /// <summary>Returns the largest plausible number for a month, at least 1.</summary>
    private static int MaxPlausible(StudySite site, Month month) => Math.Max(1, Math.Max(MaxForecast(site, month), MaxPlanned(site, month)));

    private static Refusal? RefusalOfMonth(Study study, StudySite site, RecruitmentReported reported)
    {
        var last = LastMonth(study);
        return reported.IsOutsideWindowConfirmed || (reported.Month >= site.Start && reported.Month <= last)
            ? null
            : Refusal.Of(
                RefusalReason.OutsideWindow,
                "month",
                $"expected {site.Start} to {last}, in which {site.Trust} enrols; a month outside has to be confirmed");
    }

    private static Refusal? RefusalOfFigure(StudySite site, RecruitmentReported reported)
    {
        var most = MaxPlausible(site, reported.Month);
        return reported.IsFigureConfirmed || reported.Patients <= most
            ? null
            : Refusal.Of(
                RefusalReason.Implausible,
                "patients",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected at most {most} in a month: {site.Trust} accepted {site.Acceptance!.Patients} patients in all and {BeliefWithout(site, reported.Month).Mean:0.0#} a month are forecast there; a figure beyond has to be confirmed"));
    }

    /// <summary>Returns the last month of enrolment: that of the window's end, or that in which enrolment ended.</summary>
    private static Month LastMonth(Study study)
    {
        var end = Month.Of(study.Draft.EnrolmentEnd);
        return study.EnrolmentEndedAt is { } ended && Month.Of(OsloTime.DateAt(ended)) < end ? Month.Of(OsloTime.DateAt(ended)) : end;
    }

    /// <summary>Returns the plausible number by the site's recruitment in other months.</summary>
    private static int MaxForecast(StudySite site, Month month) =>
        new SiteForecast(new SiteModel(BeliefWithout(site, month), SiteStart.At(0)) { Cap = CommandDecisions.MaxReportedPatients }, horizonMonths: 1)
            .Quantile(PlausibleQuantile);

    /// <summary>Returns the number by what the site accepted: all starts planned until then and not yet reported.</summary>
    private static int MaxPlanned(StudySite site, Month month)
    {
        var accepted = site.Accepted!;
        return accepted.Patients - accepted.PatientsFrom(month + 1) - site.Recruited.Where(other => other.Key < month).Sum(other => other.Value);
    }

    private static GammaRate BeliefWithout(StudySite site, Month month) =>
        new GammaRate(site.Rate.Shape, site.Rate.RateMonths).After(Without(site, month).Observed);

    private static StudySite Without(StudySite site, Month month) => site with { Recruited = site.Recruited.Remove(month) };
}
