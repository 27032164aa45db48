using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>Divides a plan's expected patients by the regions in which they live.</summary>
internal static class HomeRegions
{
    /// <summary>
    /// A site's patients live where its eligible patients do: in its own region, and in those of the trusts that refer theirs to it.
    /// </summary>
    /// <returns>In the order of the regions' ids; empty where no chosen site treats patients of other trusts.</returns>
    public static ImmutableArray<HomeRegion> Of(SiteSelection selection, ConditionGroup? group)
    {
        var chosen = selection.Chosen.Select(each => (Shares: SharesOf(each.Site, group), each.Forecast.Mean)).ToList();
        return chosen.TrueForAll(site => site.Shares.Length == 1)
            ? []
            :
            [
                .. chosen.SelectMany(site => site.Shares.Select(share => (share.Region, Expected: share.Share * site.Mean)))
                    .GroupBy(part => part.Region, part => part.Expected)
                    .OrderBy(region => region.Key.Value, StringComparer.Ordinal)
                    .Select(region => new HomeRegion(region.Key, region.Sum())),
            ];
    }

    private static ImmutableArray<(RegionId Region, double Share)> SharesOf(SiteAssessment site, ConditionGroup? group)
    {
        var profile = site.Profile;
        var all = site.EligiblePerMonth;
        var referred = profile.ReferredHere.Where(patients => patients.Group == group).ToList();
        return referred.Count == 0 || all <= 0
            ? [(profile.Facts.Region, 1)]
            :
            [
                (profile.Facts.Region, (all - referred.Sum(patients => patients.PerMonth)) / all),
                .. referred.Select(patients => (patients.Region, patients.PerMonth / all)),
            ];
    }
}
