using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>The trust's free capacity had moved: the commitment stays as it was, and is laid out afresh.</summary>
public sealed record RephasingRefused(TrustId Trust) : StudyEvent;
