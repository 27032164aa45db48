using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>The capacity that a long-waiting study wants kept for it.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.StudyClaims")]
public sealed record StudyClaims(ImmutableArray<SiteClaim> Sites);

/// <summary>The capacity that it wants kept at one trust.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.SiteClaim")]
public sealed record SiteClaim(TrustId Trust, Claim Claim);
