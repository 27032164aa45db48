using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage;

/// <summary>Operations on the embedded store's file that need no server.</summary>
public static class SqliteDatabase
{
    /// <summary>
    /// Copies the file as of its last commit to a new one, on disk when this returns. A server may own the folder and go on writing.
    /// </summary>
    /// <param name="file">The path of the copy. Nothing is overwritten.</param>
    /// <returns>The number of the last commit in the copy, and the copy's size in bytes.</returns>
    /// <exception cref="StorageUnavailableException">
    /// There is no file, it is damaged or lacks commits, or the copy cannot be written; the message says what to do.
    /// </exception>
    /// <exception cref="IOException">The copy's path is taken, or its folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The copy's folder may not be written.</exception>
    public static (long LastCommit, long Bytes) BackUp(SqliteStorageOptions options, string file) => SqliteBackup.Take(options, file);
}
