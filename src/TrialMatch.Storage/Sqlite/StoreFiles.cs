using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The database and what SQLite keeps beside it while it is open: what a store stands on, and must not lose.</summary>
internal sealed class StoreFiles : IDisposable
{
    private static readonly string[] Companions = ["-wal", "-shm"];

    private readonly List<SafeFileHandle> _handles = [];
    private readonly List<WatchedFile> _files = [];

    /// <summary>
    /// For after the writer's connection is open. To be disposed of after it is closed: closing a handle gives up every lock that the
    /// process has on the file, SQLite's too.
    /// </summary>
    public StoreFiles(DataDirectory directory)
    {
        _files.Add(new WatchedFile(directory.DatabasePath, directory.DatabaseHandle));
        foreach (var path in Companions.Select(companion => directory.DatabasePath + companion))
        {
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _handles.Add(handle);
            _files.Add(new WatchedFile(path, handle));
        }
    }

    /// <returns>Null where every file is in place.</returns>
    public StoreTrouble? FindTrouble() => _files.Select(file => file.FindTrouble()).FirstOrDefault(trouble => trouble is not null);

    /// <exception cref="StoreTroubleException">A file is gone, or another lies in its place.</exception>
    public void RequireInPlace()
    {
        if (FindTrouble() is { } trouble)
        {
            throw new StoreTroubleException(trouble);
        }
    }

    public void Dispose() => _handles.ForEach(handle => handle.Dispose());
}
