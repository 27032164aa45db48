using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Drafts;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// Excludes sites that are not worth opening. Where hardly a patient is expected, opening and monitoring a site costs more than the patient is worth
/// (needless sites cost a median of 96,000 dollars a trial, PMC10840249). Where no site is expected to recruit that many, the best and those at least
/// half as good remain.
/// </summary>
internal static class WorthOpening
{
    private const double OfTheBest = 0.5;

    /// <param name="fewest">The smallest number of patients that a site must be expected to recruit in the window, 0 or more.</param>
    /// <param name="wishes">The sponsor's constraints. Required trusts and sites that were asked before stay; where every region is wanted, the best of each stays too.</param>
    public static ImmutableArray<SiteAssessment> Of(
        ImmutableArray<SiteAssessment> sites, double fewest, SiteWishes wishes)
    {
        var least = Math.Min(fewest, OfTheBest * sites.Select(ExpectedAt).DefaultIfEmpty().Max());
        var isEveryRegionWanted = wishes.IsEveryRegionWanted || wishes.Plan == PlanKind.EveryRegion;
        var bestOfRegions = isEveryRegionWanted
            ? sites.Where(site => site.IsCandidate).GroupBy(site => site.Profile.Facts.Region).Select(region => region.MaxBy(ExpectedAt)!.Profile.Id).ToHashSet()
            : [];
        return [.. sites.Select(site => Stays(site) ? site : LeftOut(site))];

        bool Stays(SiteAssessment site) =>
            !site.IsCandidate || site.Kept is not null || wishes.RequiredTrusts.Contains(site.Profile.Id) || bestOfRegions.Contains(site.Profile.Id) || ExpectedAt(site) >= least;

        SiteAssessment LeftOut(SiteAssessment site) => SiteAssessment.Excluded(
            site.Figures,
            ReasonCode.Capacity,
            string.Create(CultureInfo.InvariantCulture, $"expected to recruit {ExpectedAt(site):0.00} patients in the window; a site is opened for {least:0.00} or more"),
            site.EligiblePerMonth) with
        { IsNotWorthOpening = true };
    }

    private static double ExpectedAt(SiteAssessment site) => site.Forecast?.Mean ?? 0;
}
