namespace TrialMatch.Storage.Sqlite;

/// <summary>The folder that holds the file, owned by this process for as long as this object lives.</summary>
internal sealed class DataDirectory : IDisposable
{
    public const string DatabaseFileName = "trialmatch.db";
    public const string LockFileName = "trialmatch.lock";

    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream lockStream)
    {
        Path = path;
        _lock = lockStream;
    }

    public string Path { get; }

    public string DatabasePath => System.IO.Path.Combine(Path, DatabaseFileName);

    /// <exception cref="StorageUnavailableException">Another process owns the folder.</exception>
    public static DataDirectory Claim(string path)
    {
        var fullPath = System.IO.Path.GetFullPath(path);
        CreateFolder(fullPath);
        var claimed = new DataDirectory(fullPath, Lock(fullPath));
        try
        {
            claimed.CreateDatabaseFile();
            return claimed;
        }
        catch
        {
            claimed.Dispose();
            throw;
        }
    }

    /// <summary>Whether others than the owner may enter or list the folder; false where the platform has no such modes.</summary>
    public bool IsOpenToOthers() =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnerOnlyFolder) != UnixFileMode.None;

    // The lock file stays: removing it would let a second process lock a new file while a third still holds the old one.
    public void Dispose() => _lock.Dispose();

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

    private static FileStream Lock(string folder)
    {
        var path = System.IO.Path.Combine(folder, LockFileName);
        try
        {
            return new FileStream(path, OwnerOnly(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException e) when (IsHeldElsewhere(e))
        {
            throw new StorageUnavailableException(
                $"The data folder '{folder}' is in use: '{path}' is locked. One process owns a data folder at a time; "
                + $"stop the other one or set {nameof(SqliteStorageOptions.DataDirectory)} to another folder.",
                e);
        }
    }

    // The database is created here, not by SQLite, so that it never exists with wider permission;
    // SQLite gives the files beside it the same mode.
    private void CreateDatabaseFile()
    {
        using var created = new FileStream(DatabasePath, OwnerOnly(FileMode.OpenOrCreate, FileShare.ReadWrite));
    }

    private static FileStreamOptions OwnerOnly(FileMode mode, FileShare share)
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
