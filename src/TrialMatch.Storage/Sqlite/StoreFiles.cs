using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The database and what SQLite keeps beside it while it is open: what a store stands on, and must not lose.</summary>
internal sealed class StoreFiles : IDisposable
{
    /// <summary>Beside the database, and to what SQLite itself shortens each: the log after a burst of writes.</summary>
    private static readonly (string Suffix, long ShrinksTo)[] Companions = [("-wal", SqliteConnections.KeptLogBytes), ("-shm", 0)];

    private readonly List<SafeFileHandle> _handles = [];
    private readonly List<WatchedFile> _files = [];

    /// <summary>
    /// For after the writer's connection is open. To be disposed of after it is closed: closing a handle gives up every lock that the
    /// process has on the file, SQLite's too.
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

    /// <returns>Null where every file is in place and whole.</returns>
    public StoreTrouble? FindTrouble() => _files.Select(file => file.FindTrouble()).FirstOrDefault(trouble => trouble is not null);

    /// <exception cref="StoreTroubleException">A file is gone, another lies in its place, or it was cut.</exception>
    public void RequireInPlace()
    {
        if (FindTrouble() is { } trouble)
        {
            throw new StoreTroubleException(trouble);
        }
    }

    public void Dispose() => _handles.ForEach(handle => handle.Dispose());
}
