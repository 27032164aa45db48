using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>What a failure means to callers and to the operator.</summary>
internal static class SqliteTroubles
{
    /// <summary>What to do about a file that is damaged, gone or not the one that it should be.</summary>
    public const string RestoreAdvice =
        "Stop the server, copy the data folder as it is, and put the newest backup in place of all of trialmatch.db, trialmatch.db-wal and trialmatch.db-shm.";

    /// <param name="path">The database file.</param>
    public static StoreTrouble Of(Exception failure, string path, SqliteStorageOptions options) => failure switch
    {
        StoreTroubleException known => known.Trouble,
        SqliteException e => Of(e, path, options),
        _ => Lasting("the store failed in a way that nobody foresaw", path, failure, "Restart the server; the log has more."),
    };

    /// <summary>A file that SQLite finds inconsistent, or that no longer begins like one of its files.</summary>
    public static StoreTrouble Damaged(string path, string found) => new(
        "the data file is damaged",
        $"the data file '{path}' is damaged: {found} {RestoreAdvice}",
        IsLasting: true);

    private static StoreTrouble Of(SqliteException e, string path, SqliteStorageOptions options) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => options.MaxFileMebibytes is { } limit
            ? Passing(
                "the data file has reached its largest size, or the disk is full",
                path,
                e,
                FormattableString.Invariant($"{nameof(SqliteStorageOptions.MaxFileMebibytes)} is {limit}; raise it, or free space on the disk."))
            : Passing("the disk is full", path, e, "Free space on it; the server goes on by itself."),
        raw.SQLITE_IOERR => Passing("the disk reports errors", path, e, "Look into the system's log; the server tries again by itself."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Passing(
            "another program holds the data file", path, e, "End that program; the server goes on by itself."),
        raw.SQLITE_CANTOPEN => Passing("the data file cannot be opened", path, e, "Look at the folder and its permissions."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => Passing(
            "the data file may only be read", path, e, "Give the server's account the right to write the folder and its files."),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, e.Message),
        _ => Passing("the store reports an error", path, e, "The server tries again by itself."),
    };

    private static StoreTrouble Passing(string cause, string path, Exception e, string advice) =>
        new(cause, $"{cause}: '{path}' ({e.Message}). {advice}");

    private static StoreTrouble Lasting(string cause, string path, Exception e, string advice) =>
        new(cause, $"{cause}: '{path}' ({e.Message}). {advice}", IsLasting: true);
}
