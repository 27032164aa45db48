using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <param name="Round">The study's matching round in which the hold was made.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.TakeBackHold")]
public sealed record LoseHold(TrustId Trust, int Round);
