using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>What registries call a trust's hospitals, and where those are.</summary>
/// <param name="Names">Names that are this trust's alone, in Norwegian and English.</param>
/// <param name="Cities">Where its hospitals are. Other trusts may be there too; then the city alone tells nothing.</param>
/// <param name="PostalCodes">Of its hospitals, four digits each, no other trust's.</param>
public sealed record FacilityAliases(
    TrustId Trust,
    ImmutableArray<string> Names,
    ImmutableArray<string> Cities,
    ImmutableArray<string> PostalCodes);
