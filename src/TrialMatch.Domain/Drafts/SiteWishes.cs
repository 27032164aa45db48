using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Drafts;

/// <summary>Which sites a sponsor wants its study at, beyond what the study itself needs.</summary>
/// <param name="RequiredTrusts">Every plan holds them.</param>
/// <param name="ExcludedTrusts">No plan holds them.</param>
/// <param name="MinSites">The fewest sites, 1 or more; no bound where null.</param>
/// <param name="MaxSites">The most sites, 1 or more; no bound where null.</param>
/// <param name="IsEveryRegionWanted">Every region that has a candidate gets a site, whatever that costs.</param>
/// <param name="Plan">Which plan is taken; <see cref="PlanKind.Unspecified"/> is the recommended one.</param>
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

    public bool HasSameContentAs(SiteWishes other) =>
        WithoutLists(this) == WithoutLists(other)
        && RequiredTrusts.SequenceEqual(other.RequiredTrusts)
        && ExcludedTrusts.SequenceEqual(other.ExcludedTrusts);

    private static SiteWishes WithoutLists(SiteWishes wishes) =>
        wishes with { RequiredTrusts = ImmutableArray<TrustId>.Empty, ExcludedTrusts = ImmutableArray<TrustId>.Empty };

    private static ImmutableArray<TrustId> OrEmpty(ImmutableArray<TrustId> trusts) => trusts.IsDefault ? [] : trusts;
}
