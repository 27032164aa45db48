using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Drafts;

/// <summary>A sponsor's constraints on the choice of sites.</summary>
/// <param name="RequiredTrusts">The trusts that every plan must contain.</param>
/// <param name="ExcludedTrusts">The trusts that no plan may contain.</param>
/// <param name="MinSites">The minimum number of sites, 1 or more; null: no bound.</param>
/// <param name="MaxSites">The maximum number of sites, 1 or more; null: no bound.</param>
/// <param name="IsEveryRegionWanted">Whether every region that has a candidate must get a site, whatever the cost.</param>
/// <param name="Plan">The kind of plan to use; <see cref="PlanKind.Unspecified"/> means the recommended one.</param>
public sealed record SiteWishes(
    ImmutableArray<TrustId> RequiredTrusts = default,
    ImmutableArray<TrustId> ExcludedTrusts = default,
    int? MinSites = null,
    int? MaxSites = null,
    bool IsEveryRegionWanted = false,
    PlanKind Plan = PlanKind.Unspecified)
{
    public static SiteWishes None { get; } = new();

    public ImmutableArray<TrustId> RequiredTrusts { get; init => field = OrEmpty(value); } = OrEmpty(RequiredTrusts);

    public ImmutableArray<TrustId> ExcludedTrusts { get; init => field = OrEmpty(value); } = OrEmpty(ExcludedTrusts);

    private static ImmutableArray<TrustId> OrEmpty(ImmutableArray<TrustId> trusts) => trusts.IsDefault ? [] : trusts;
}
