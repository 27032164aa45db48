using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Opens connections with the settings that the store's promises depend on.</summary>
internal static class SqliteConnections
{
    /// <summary>The size to which SQLite truncates a longer write-ahead log.</summary>
    public const int KeptLogBytes = 64 * 1024 * 1024;

    // In pages of 4 KiB. Pages that every transaction changes, the ends of the indexes, are then copied to the file once per several hundred
    // transactions. A larger value would delay the commit that does it, and a start after a crash.
    private const int LogPagesBeforeCheckpoint = 4_000;

    // Enough for the inner pages of every B-tree and the ends of each, so that the writer does not read them back. Not more, since SQLite
    // scans the whole cache at each commit.
    private const int WriterCacheKibibytes = 8 * 1024;

    /// <summary>Opens the one connection that writes. Verifies journal and sync mode instead of only requesting them.</summary>
    /// <param name="marked">The last commit that was marked; null if there is none.</param>
    /// <exception cref="StorageUnavailableException">
    /// The file is not this program's, is damaged, has lost commits, or cannot be written durably here.
    /// </exception>
    public static SqliteConnection OpenWriter(
        string path, SqliteStorageOptions options, IReadOnlyList<SqliteMigration> migrations, LastCommit? marked)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite, options);
        try
        {
            // Check before anything changes the file, which may belong to another program. A refused file stays as it is for later inspection,
            // including its write-ahead log, which closing the connection would copy into the file.
            SetCheckpointOnClose(connection, isOn: false);
            SqliteSchema.RefuseForeign(connection, migrations, options);
            SqliteCheckup.RefuseDamaged(connection, path, TimeSpan.FromSeconds(options.MaxCheckSeconds));
            LostCommits.Refuse(marked, LastCommit.Read(connection), path, options);
            Require(connection, "PRAGMA journal_mode = WAL", "wal");
            Execute(connection, "PRAGMA synchronous = FULL");
            Require(connection, "PRAGMA synchronous", "2");
            // On macOS a plain fsync stops at the drive's cache; elsewhere these two have no effect.
            Execute(connection, "PRAGMA fullfsync = ON");
            Execute(connection, "PRAGMA checkpoint_fullfsync = ON");
            Execute(connection, "PRAGMA temp_store = MEMORY");
            // After a burst of writes the write-ahead log shrinks to this size.
            Execute(connection, FormattableString.Invariant($"PRAGMA journal_size_limit = {KeptLogBytes}"));
            Execute(connection, FormattableString.Invariant($"PRAGMA wal_autocheckpoint = {LogPagesBeforeCheckpoint}"));
            Execute(connection, FormattableString.Invariant($"PRAGMA cache_size = -{WriterCacheKibibytes}"));
            SqliteSchema.Migrate(connection, migrations);
            LimitFileSize(connection, options.MaxFileMebibytes);
            SetCheckpointOnClose(connection, isOn: true);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection OpenReader(string path, SqliteStorageOptions options) =>
        Open(path, SqliteOpenMode.ReadOnly, options);

    /// <summary>Opens a new database that another is copied into. SQLite syncs it to disk before a copy is complete.</summary>
    public static SqliteConnection OpenCopy(string path, SqliteStorageOptions options)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite, options);
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "PRAGMA fullfsync = ON");
        return connection;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, SqliteStorageOptions options)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // No ADO.NET pooling: the store pools connections with their prepared statements, and closes them when it closes.
            Pooling = false,
            DefaultTimeout = options.BusyTimeoutSeconds,
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Keeps the write-ahead log unchanged when the connection closes: damaged content must not be copied into the database.</summary>
    public static void LeaveLogOnClose(SqliteConnection connection) => SetCheckpointOnClose(connection, isOn: false);

    private static void SetCheckpointOnClose(SqliteConnection connection, bool isOn) => SqliteException.ThrowExceptionForRC(
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isOn ? 0 : 1, out _), connection.Handle);

    private static void LimitFileSize(SqliteConnection connection, int? mebibytes)
    {
        if (mebibytes is { } limit)
        {
            var pageBytes = long.Parse(Execute(connection, "PRAGMA page_size")!, CultureInfo.InvariantCulture);
            var pages = limit * (1024L * 1024 / pageBytes);
            Execute(connection, FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
        }
    }

    private static void Require(SqliteConnection connection, string pragma, string expected)
    {
        var actual = Execute(connection, pragma);
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageUnavailableException(
                $"'{connection.DataSource}': '{pragma}' gave '{actual}', expected '{expected}'. "
                + "Acknowledged writes would not be safe; use a local disk.");
        }
    }

    private static string? Execute(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from this class alone.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
