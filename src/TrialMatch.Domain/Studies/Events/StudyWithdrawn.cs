namespace TrialMatch.Domain.Studies.Events;

/// <summary>The sponsor took the study back.</summary>
public sealed record StudyWithdrawn(string Remarks) : CommandedEvent(Remarks);
