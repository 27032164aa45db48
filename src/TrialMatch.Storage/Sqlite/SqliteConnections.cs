using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Opens connections with the settings that what the store promises depends on.</summary>
internal static class SqliteConnections
{
    /// <summary>SQLite shortens a longer write-ahead log to this.</summary>
    public const int KeptLogBytes = 64 * 1024 * 1024;

    // In pages of 4 KiB. The pages that every transaction changes, the ends of the indexes, are then brought into the file once for
    // some hundred of them. More would make the commit that does it wait longer, and a start after a crash.
    private const int LogPagesBeforeCheckpoint = 4_000;

    // Room for the inner pages of every tree and the ends of each, so that the writer does not read them back. No more: SQLite walks
    // all that is cached at each commit.
    private const int WriterCacheKibibytes = 8 * 1024;

    /// <summary>The one connection that writes. Journal and sync mode are checked, not just asked for.</summary>
    /// <param name="marked">The last commit that was marked; null where none was.</param>
    /// <exception cref="StorageUnavailableException">
    /// The file is not ours, is damaged, has lost commits, or cannot be written durably here.
    /// </exception>
    public static SqliteConnection OpenWriter(
        string path, SqliteStorageOptions options, IReadOnlyList<SqliteMigration> migrations, LastCommit? marked)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite, options);
        try
        {
            // Before anything that would change the file: it may be somebody else's. What is refused stays as it is for whoever
            // looks into it, its write-ahead log too, which would go into the file when the connection closes.
            SetCheckpointOnClose(connection, isOn: false);
            SqliteSchema.RefuseForeign(connection, migrations);
            SqliteCheckup.RefuseDamaged(connection, TimeSpan.FromSeconds(options.LongestCheckSeconds));
            LostCommits.Refuse(marked, LastCommit.Read(connection), path, options);
            Require(connection, "PRAGMA journal_mode = WAL", "wal");
            Execute(connection, "PRAGMA synchronous = FULL");
            Require(connection, "PRAGMA synchronous", "2");
            // On macOS a plain fsync stops at the drive's cache; elsewhere these two do nothing.
            Execute(connection, "PRAGMA fullfsync = ON");
            Execute(connection, "PRAGMA checkpoint_fullfsync = ON");
            Execute(connection, "PRAGMA temp_store = MEMORY");
            // After a burst of writes the write-ahead log shrinks back to this.
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

    private static SqliteConnection Open(string path, SqliteOpenMode mode, SqliteStorageOptions options)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // The store pools connections itself, with their prepared statements, and closes them when it closes.
            Pooling = false,
            DefaultTimeout = options.BusyTimeoutSeconds,
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Has the log stay as it is when the connection closes: what is damaged must not go into the database.</summary>
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
