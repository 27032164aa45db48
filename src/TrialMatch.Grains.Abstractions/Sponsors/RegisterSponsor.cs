using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Sponsors;

[GenerateSerializer, Immutable, Alias("trialmatch.RegisterSponsor")]
public sealed record RegisterSponsor(RequestId RequestId, string DisplayName, string CountryCode);
