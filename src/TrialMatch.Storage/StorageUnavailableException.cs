namespace TrialMatch.Storage;

/// <summary>
/// Thrown when the store could not carry out a write that is itself correct: the disk is full, the file is locked or damaged, or the store
/// is closed. The write was not acknowledged but may still turn out to be stored after a crash, so read the state again before continuing.
/// </summary>
public sealed class StorageUnavailableException : IOException
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
