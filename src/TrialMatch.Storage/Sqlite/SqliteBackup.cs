using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Copies the file page by page through SQLite, as of one commit, while a server may write. The copy has its name only once it is whole,
/// on disk and checked.
/// </summary>
internal static class SqliteBackup
{
    private const string UnfinishedSuffix = ".part";

    /// <inheritdoc cref="SqliteDatabase.BackUp"/>
    public static (long LastCommit, long Bytes) Take(SqliteStorageOptions options, string file)
    {
        var path = Path.GetFullPath(file);
        if (File.Exists(path))
        {
            throw new IOException($"'{path}' exists, and a backup overwrites nothing: name another file.");
        }

        var unfinished = Create(path + UnfinishedSuffix);
        try
        {
            var last = Copy(unfinished, options);
            File.Move(unfinished, path, overwrite: false);
            return (last, new FileInfo(path).Length);
        }
        catch (Exception failure)
        {
            Remove(unfinished);
            if (failure is SqliteException e)
            {
                throw new StorageUnavailableException(Describe(e, path, options), e);
            }

            throw;
        }
    }

    // Empty, which SQLite takes for a new database, so that it never has wider permissions.
    private static string Create(string path)
    {
        if (File.Exists(path))
        {
            throw new IOException($"'{path}' is left of a backup that was broken off, or belongs to one that is under way: remove it, or wait.");
        }

        new FileStream(path, DataDirectory.OwnerOnly(FileMode.CreateNew, FileShare.ReadWrite)).Dispose();
        return path;
    }

    /// <returns>The number of the last commit in the copy.</returns>
    private static long Copy(string path, SqliteStorageOptions options)
    {
        using var source = SqliteSnapshot.Open(options);
        Copy(source, path, options);
        using var copy = SqliteConnections.OpenReader(path, options);

        // The pages are the source's, and so is any damage.
        SqliteCheckup.RefuseDamaged(copy, source.DataSource, limit: TimeSpan.MaxValue);
        return LastCommit.Read(copy)?.Number ?? 0;
    }

    private static void Copy(SqliteConnection source, string path, SqliteStorageOptions options)
    {
        using var copy = SqliteConnections.OpenCopy(path, options);
        source.BackupDatabase(copy);

        // The copy says of itself that it has a write-ahead log, as its source has. Without, it is one file alone.
        using var settle = copy.CreateCommand();
        settle.CommandText = "PRAGMA journal_mode = DELETE";
        settle.ExecuteNonQuery();
    }

    private static string Describe(SqliteException failure, string path, SqliteStorageOptions options) =>
        failure.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
            ? SqliteTroubles.Damaged(SqliteSnapshot.PathOf(options), failure.Message).Detail
            : $"'{path}' was not written: {failure.Message}";

    private static void Remove(string path)
    {
        foreach (var suffix in (string[])["", "-journal", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }
    }
}
