namespace TrialMatch.Domain.Studies.Events;

/// <summary>The study's place in the waiting list was moved.</summary>
/// <param name="Priority">0 to 9; a higher one is served first.</param>
public sealed record StudyPrioritised(int Priority, string Remarks) : CommandedEvent(Remarks);
