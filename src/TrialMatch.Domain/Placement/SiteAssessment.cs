using System.Collections.Immutable;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>The assessment of a site for a study, before sites are compared with each other.</summary>
/// <param name="Exclusion">The reason why it cannot take part; <see cref="ReasonCode.Unspecified"/> for a candidate.</param>
/// <param name="Detail">The exclusion in words; empty for a candidate.</param>
/// <param name="StartMonths">The earliest start of enrolment, in months from the window's month 0.</param>
/// <param name="CapBinding">The pools and months that limit the cap.</param>
/// <param name="Outlook">The months in which it enrols; null where excluded.</param>
/// <param name="Model">The recruitment model, within the cap; null where excluded.</param>
/// <param name="EligiblePerMonth">The eligible patients in a mean month whom the study could ask there.</param>
/// <param name="Kept">The start and hold of a site that was asked before and stays.</param>
/// <param name="FixedCost">The cost of start-up and upkeep, in relative units.</param>
/// <param name="Experience">The site's experience; null where excluded.</param>
internal sealed record SiteAssessment(
    SiteFigures Figures,
    ReasonCode Exclusion,
    string Detail,
    RateEstimate? Rate,
    double StartMonths,
    int Cap,
    ImmutableArray<string> CapBinding,
    ImmutableArray<int> StartsByMonth,
    SiteOutlook? Outlook,
    SiteModel? Model,
    double FixedCost,
    double EligiblePerMonth,
    KeptSite? Kept = null,
    SiteExperience? Experience = null)
{
    /// <summary>The forecast of its patients in the window; null where excluded.</summary>
    public SiteForecast? Forecast { get; init; }

    /// <summary>Returns the assessment with an exclusion: the site is expected to recruit too few patients to be worth opening.</summary>
    public bool IsNotWorthOpening { get; init; }

    public bool IsCandidate => Exclusion == ReasonCode.Unspecified;

    public TrustProfile Profile => Figures.Profile;

    public static SiteAssessment Excluded(SiteFigures figures, ReasonCode reason, string detail, double eligiblePerMonth) =>
        new(figures, reason, detail, null, 0, 0, [], [], null, null, 0, eligiblePerMonth);
}
