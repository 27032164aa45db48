namespace TrialMatch.Domain.Studies.Events;

/// <summary>No area fits; the coordinating unit assigns one.</summary>
public sealed record StudySentToTriage : StudyEvent;
