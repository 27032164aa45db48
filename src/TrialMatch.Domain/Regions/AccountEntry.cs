using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Regions;

/// <summary>The patients that a region was due and got: in one placement, or summed over many.</summary>
/// <param name="DuePatients">The region's share, by eligible patients, of the placement's expected patients: 0 or more.</param>
/// <param name="GotPatients">The patients expected at its sites: 0 or more.</param>
public sealed record AccountEntry(RegionId Region, double DuePatients, double GotPatients)
{
    /// <summary>Returns what each region is due and gets by a plan.</summary>
    public static ImmutableArray<AccountEntry> Of(ImmutableArray<PlannedRegion> plan)
    {
        var all = plan.Sum(region => region.ExpectedPatients);
        return [.. plan.Select(region => new AccountEntry(region.Region, all * region.PoolShare, region.ExpectedPatients))];
    }
}
