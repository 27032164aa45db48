using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Regions;

/// <summary>What a region was due and what it got: of one placement, or the sum of many.</summary>
/// <param name="DuePatients">Its share, by eligible patients, of the patients expected of the placement: 0 or more.</param>
/// <param name="GotPatients">Those expected at its sites: 0 or more.</param>
public sealed record AccountEntry(RegionId Region, double DuePatients, double GotPatients)
{
    /// <summary>What a plan makes each region due, and gives it.</summary>
    public static ImmutableArray<AccountEntry> Of(ImmutableArray<PlannedRegion> plan)
    {
        var all = plan.Sum(region => region.ExpectedPatients);
        return [.. plan.Select(region => new AccountEntry(region.Region, all * region.PoolShare, region.ExpectedPatients))];
    }
}
