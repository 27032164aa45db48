namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Thrown when a new study shares an identity key with a study that is not among its <see cref="StudyEntry.KnownDuplicates"/>. Nothing was
/// stored: look up duplicates and decide again.
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
