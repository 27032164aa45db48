using TrialMatch.Domain.Sponsors;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Sponsors;

/// <summary>The sponsor, a refusal, or neither where there is no such sponsor.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.SponsorReply")]
public sealed record SponsorReply(Sponsor? Sponsor, Refusal? Refusal);
