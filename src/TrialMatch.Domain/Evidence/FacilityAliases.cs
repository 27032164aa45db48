using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>The names and places by which registries refer to a trust's hospitals.</summary>
/// <param name="Names">The names that only this trust has, in Norwegian and English.</param>
/// <param name="Cities">The cities of its hospitals. Where other trusts share a city, the city alone does not identify one.</param>
/// <param name="PostalCodes">The postal codes of its hospitals, four digits each; none is shared with another trust.</param>
public sealed record FacilityAliases(
    TrustId Trust,
    ImmutableArray<string> Names,
    ImmutableArray<string> Cities,
    ImmutableArray<string> PostalCodes);
