using System.Collections.Immutable;
using TrialMatch.Domain.Regions;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>Computes each region's part in a plan and its discount from the regional account.</summary>
internal static class PlanRegions
{
    /// <summary>Where no other site can be asked, shares and discounts are those of the original pick. Only the expected patients are new.</summary>
    public static ImmutableArray<PlannedRegion> Of(SiteSelection selection, StandingSites standing)
    {
        if (selection is not { Plan: { } plan, Model: { } model })
        {
            return [];
        }

        var regions = standing.MayAskOthers ? SharesOf(selection, plan, model.Problem.Balance) : standing.PickedRegions;
        var expected = selection.Chosen.ToLookup(each => each.Site.Profile.Facts.Region, each => each.Forecast.Mean);
        return [.. regions.Select(region => region with { ExpectedPatients = expected[region.Region].Sum() })];
    }

    /// <summary>Counts a trust that declined or did not answer as one that could take part, since its region has as many eligible patients.</summary>
    private static IEnumerable<PlannedRegion> SharesOf(SiteSelection selection, SelectionPlan plan, RegionalBalance? balance)
    {
        var counted = selection.Sites.Where(site => site.IsCandidate || site.Exclusion is ReasonCode.Declined or ReasonCode.NoAnswer).ToList();
        var pool = counted.Sum(site => site.EligiblePerMonth);
        return counted
            .GroupBy(site => site.Profile.Facts.Region, site => site.EligiblePerMonth)
            .OrderBy(region => region.Key.Value, StringComparer.Ordinal)
            .Select(region => new PlannedRegion(
                region.Key,
                pool > 0 ? region.Sum() / pool : 0,
                ExpectedPatients: 0,
                balance?.Ratios.TryGetValue(region.Key, out var ratio) == true ? ratio : null,
                plan.Discounts.GetValueOrDefault(region.Key)));
    }
}
