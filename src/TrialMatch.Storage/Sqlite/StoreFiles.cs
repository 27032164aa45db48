using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Watches the database and the files that SQLite keeps beside it while it is open, none of which may be lost.</summary>
internal sealed class StoreFiles : IDisposable
{
    /// <summary>The files beside the database, and the size to which SQLite itself truncates each: the log after a burst of writes.</summary>
    private static readonly (string Suffix, long ShrinksTo)[] Companions = [("-wal", SqliteConnections.KeptLogBytes), ("-shm", 0)];

    private readonly List<SafeFileHandle> _handles = [];
    private readonly List<WatchedFile> _files = [];

    /// <summary>
    /// Create it after the writer's connection is open, and dispose of it after that is closed: closing a handle releases every lock of
    /// the process on the file, including SQLite's.
    /// </summary>
    public StoreFiles(DataDirectory directory)
    {
        _files.Add(new WatchedFile(directory.DatabasePath, directory.DatabaseHandle, shrinksTo: long.MaxValue));
        foreach (var (suffix, shrinksTo) in Companions)
        {
            var path = directory.DatabasePath + suffix;
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _handles.Add(handle);
            _files.Add(new WatchedFile(path, handle, shrinksTo));
        }
    }

    /// <returns>Null if every file is in place and complete.</returns>
    public StoreTrouble? FindTrouble() => _files.Select(file => file.FindTrouble()).FirstOrDefault(trouble => trouble is not null);

    /// <exception cref="StoreTroubleException">A file is missing, was replaced, or was truncated.</exception>
    public void RequireInPlace()
    {
        if (FindTrouble() is { } trouble)
        {
            throw new StoreTroubleException(trouble);
        }
    }

    public void Dispose() => _handles.ForEach(handle => handle.Dispose());
}
