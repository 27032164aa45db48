namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// A new study was not written: another has one of its keys, and the study does not know of it (<see cref="StudyEntry.KnownDuplicates"/>).
/// Nothing was stored: look again, decide afresh.
/// </summary>
public sealed class DuplicateNotKnownException : OrleansException
{
    public DuplicateNotKnownException()
    {
    }

    public DuplicateNotKnownException(string message)
        : base(message)
    {
    }

    public DuplicateNotKnownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
