namespace TrialMatch.Domain.Studies.Events;

/// <summary>Every picked site holds capacity for the study.</summary>
public sealed record HoldsMade(int Round) : StudyEvent;
