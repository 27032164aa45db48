using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// The regional account's discounts for a plan: the search reduces the fixed cost of sites in regions that are behind, and the plan is the cheapest at these
/// costs.
/// </summary>
/// <param name="Discounts">For each region that is behind, the discount on a site's fixed cost, as a share: above 0, below 1.</param>
/// <param name="MostExtraCost">
/// The largest extra cost over the cheapest plan, as a share of its cost, 0 or more. Where the full discounts cost more, smaller ones are tried, and
/// finally none.
/// </param>
public sealed record RegionalBalance(ImmutableDictionary<RegionId, double> Discounts, double MostExtraCost)
{
    /// <summary>The largest discount (a tenth) and the largest extra cost (a twentieth). Planning defaults that an operator may change.</summary>
    public const double DefaultMostDiscount = 0.10;

    /// <inheritdoc cref="DefaultMostDiscount"/>
    public const double DefaultMostExtraCost = 0.05;

    /// <summary>For each region of the account, what it got over what it was due. Recorded only; the search does not use it.</summary>
    public ImmutableDictionary<RegionId, double> Ratios { get; init; } = ImmutableDictionary<RegionId, double>.Empty;
}
