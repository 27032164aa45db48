namespace TrialMatch.Domain.Studies.Events;

/// <summary>Every trust of the accepted offer has committed what it held.</summary>
public sealed record StudyPlaced : StudyEvent;
