using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <param name="Round">The study's matching round in which it was held.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.TakeBackHold")]
public sealed record TakeBackHold(TrustId Trust, int Round);
