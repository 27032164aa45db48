namespace TrialMatch.Domain.Studies.Events;

/// <summary>Something that happened to a study. Its history is the list of them; its state is their fold.</summary>
public abstract record StudyEvent
{
    private protected StudyEvent()
    {
    }
}
