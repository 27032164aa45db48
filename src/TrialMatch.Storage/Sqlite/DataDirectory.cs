using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The data folder, owned by this process for the lifetime of this object.</summary>
internal sealed class DataDirectory : IDisposable
{
    public const string DatabaseFileName = "trialmatch.db";
    public const string LockFileName = "trialmatch.lock";

    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;
    private readonly FileStream _database;

    private DataDirectory(string path, FileStream lockStream, CommitMark mark, FileStream database)
    {
        Path = path;
        _lock = lockStream;
        Mark = mark;
        _database = database;
    }

    public string Path { get; }

    public string DatabasePath => System.IO.Path.Combine(Path, DatabaseFileName);

    public SafeFileHandle DatabaseHandle => _database.SafeFileHandle;

    /// <summary>The mark of the last commit, stored beside the database.</summary>
    public CommitMark Mark { get; }

    /// <exception cref="StorageUnavailableException">Another process owns the folder, or its database is missing.</exception>
    public static DataDirectory Claim(SqliteStorageOptions options, TimeProvider clock, ILogger logger)
    {
        var path = System.IO.Path.GetFullPath(options.DataDirectory);
        CreateFolder(path);
        var lockStream = Lock(path, LockFileName, FileShare.None, options);
        CommitMark? mark = null;
        try
        {
            mark = new CommitMark(OpenMark(path), clock, logger);
            RefuseEmpty(System.IO.Path.Combine(path, DatabaseFileName), mark.Last, options);
            return new DataDirectory(path, lockStream, mark, Lock(path, DatabaseFileName, DatabaseShare, options));
        }
        catch
        {
            mark?.Dispose();
            lockStream.Dispose();
            throw;
        }
    }

    /// <summary>Whether accounts other than the owner may enter or list the folder; false if the platform has no such modes.</summary>
    public bool IsOpenToOthers() =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnerOnlyFolder) != UnixFileMode.None;

    /// <summary>
    /// Call only after SQLite has closed the database: closing our handle releases every lock of the process on it, including SQLite's.
    /// </summary>
    public void Dispose()
    {
        _database.Dispose();
        Mark.Dispose();
        // Keep the lock file: if it were removed, a second process could lock a new file while a third still holds the old one.
        _lock.Dispose();
    }

    // Lock the database too, so that deleting the lock file admits no second process. On Linux this lock (flock) and SQLite's own (fcntl) are
    // independent; on other systems they may conflict, so there the lock file stands alone. On Windows it cannot be deleted while it is held.
    private static FileShare DatabaseShare => OperatingSystem.IsLinux() ? FileShare.None : FileShare.ReadWrite | FileShare.Delete;

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnlyFolder);
        }
    }

    // Create the database here rather than in SQLite, so that it never has wider permissions; SQLite gives the files beside it the same mode.
    private static FileStream Lock(string folder, string name, FileShare share, SqliteStorageOptions options)
    {
        var path = System.IO.Path.Combine(folder, name);
        try
        {
            return new FileStream(path, OwnerOnly(FileMode.OpenOrCreate, share));
        }
        catch (IOException e) when (IsHeldElsewhere(e))
        {
            throw new StorageUnavailableException(
                $"The data folder '{folder}' is in use: '{path}' is locked. One process owns a data folder at a time; "
                + $"stop the other one, or give this one a folder of its own with {options.DataDirectorySetting}.",
                e);
        }
    }

    private static FileStream OpenMark(string folder) => new(
        System.IO.Path.Combine(folder, CommitMark.FileName), OwnerOnly(FileMode.OpenOrCreate, FileShare.ReadWrite));

    // SQLite takes an empty file for a new database, and deletes the write-ahead log beside it.
    private static void RefuseEmpty(string databasePath, LastCommit? marked, SqliteStorageOptions options)
    {
        if (new FileInfo(databasePath) is { Exists: true, Length: > 0 })
        {
            return;
        }

        LostCommits.Refuse(marked, found: null, databasePath, options);
        if (marked is not { Number: > 0 } && new FileInfo(databasePath + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new StorageUnavailableException(
                $"'{databasePath}' is missing or empty, though its write-ahead log (-wal) is not. {SqliteTroubles.RestoreAdvice}");
        }
    }

    /// <summary>Options for a file that only its owner may read or write.</summary>
    public static FileStreamOptions OwnerOnly(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return options;
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeldElsewhere(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
