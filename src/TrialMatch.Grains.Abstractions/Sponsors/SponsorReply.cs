using TrialMatch.Domain.Sponsors;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Sponsors;

/// <summary>The sponsor or a refusal; neither if there is no such sponsor.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.SponsorReply")]
public sealed record SponsorReply(Sponsor? Sponsor, Refusal? Refusal);
