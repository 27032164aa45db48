using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// What the regional account asks of a plan: sites of regions that are behind count as cheaper to open and keep open, and the plan is
/// the cheapest by that count.
/// </summary>
/// <param name="Discounts">Of each region that is behind, the share of a site's fixed cost that is taken off: above 0, below 1.</param>
/// <param name="MostExtraCost">How much dearer than the cheapest plan the result may be, as a share of its cost, 0 or more. Where the full discounts cost more, smaller ones are tried, and none in the end.</param>
public sealed record RegionalBalance(ImmutableDictionary<RegionId, double> Discounts, double MostExtraCost)
{
    /// <summary>A tenth at most, and a twentieth of the cost: planning defaults that an operator may set.</summary>
    public const double DefaultMostDiscount = 0.10;

    /// <inheritdoc cref="DefaultMostDiscount"/>
    public const double DefaultMostExtraCost = 0.05;

    /// <summary>Of each region on the account, what it got over what it was due; for the record, the search does not look at it.</summary>
    public ImmutableDictionary<RegionId, double> Ratios { get; init; } = ImmutableDictionary<RegionId, double>.Empty;
}
