using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A trust took back what it held: it declared less than it had.</summary>
/// <param name="Round">The round in which it was held.</param>
public sealed record HoldLost(TrustId Trust, int Round) : StudyEvent;
