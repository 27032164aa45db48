namespace TrialMatch.Storage;

/// <summary>
/// The store could not carry out a write, though nothing is wrong with the write itself: the disk is full,
/// the file is locked or damaged, or the store is closed. The write was not acknowledged; after a crash it
/// may still be found done, so read the state again before going on.
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
