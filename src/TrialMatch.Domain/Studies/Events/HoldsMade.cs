namespace TrialMatch.Domain.Studies.Events;

/// <summary>Every picked site holds capacity for the study, and the request is put to it.</summary>
/// <param name="AnswerBy">When the time to answer is over, for all sites that are asked.</param>
public sealed record HoldsMade(int Round, DateTimeOffset AnswerBy) : StudyEvent;
