namespace TrialMatch.Domain.Studies.Events;

/// <summary>
/// Something that a person makes happen. It says all that the person said, and nothing that follows from it: so a repeated
/// command is known by comparing it with what is on record.
/// </summary>
/// <param name="Remarks">What the person had to say about it, at most 2,000 characters; may be empty.</param>
public abstract record CommandedEvent(string Remarks) : StudyEvent;
