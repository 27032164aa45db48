using System.Collections.Immutable;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>What a site could do for a study, before sites are weighed against each other.</summary>
/// <param name="Exclusion">Why it cannot take part; <see cref="ReasonCode.Unspecified"/> for a candidate.</param>
/// <param name="Detail">The exclusion in words; empty for a candidate.</param>
/// <param name="StartMonths">When it can first enrol, in months from the window's month 0.</param>
/// <param name="CapBinding">Pools and months that keep the cap down.</param>
/// <param name="Outlook">When it enrols; null when excluded.</param>
/// <param name="Model">How it recruits, within the cap; null when excluded.</param>
/// <param name="EligiblePerMonth">Patients in a mean month whom the study could ask there.</param>
/// <param name="Kept">A site that was asked before and stays: its start and what the study holds there.</param>
/// <param name="FixedCost">Start-up and upkeep, in relative units.</param>
/// <param name="Experience">What it has done before; null when excluded.</param>
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
    /// <summary>How many patients it recruits in the window; null when excluded.</summary>
    public SiteForecast? Forecast { get; init; }

    /// <summary>It could take part, but is expected to recruit too few for a site to be opened.</summary>
    public bool IsNotWorthOpening { get; init; }

    public bool IsCandidate => Exclusion == ReasonCode.Unspecified;

    public TrustProfile Profile => Figures.Profile;

    public static SiteAssessment Excluded(SiteFigures figures, ReasonCode reason, string detail, double eligiblePerMonth) =>
        new(figures, reason, detail, null, 0, 0, [], [], null, null, 0, eligiblePerMonth);
}
