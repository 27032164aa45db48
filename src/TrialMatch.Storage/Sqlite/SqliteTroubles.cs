using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Describes failures for callers and for the operator.</summary>
internal static class SqliteTroubles
{
    /// <summary>Advice for a file that is damaged, missing or not the expected one.</summary>
    public const string RestoreAdvice =
        "Stop the server, copy the data folder as it is, and put the newest backup in place of all of trialmatch.db, trialmatch.db-wal and trialmatch.db-shm.";

    /// <param name="path">The database file.</param>
    public static StoreTrouble Of(Exception failure, string path, SqliteStorageOptions options) => failure switch
    {
        StoreTroubleException known => known.Trouble,
        SqliteException e => Of(e, path, options),
        _ => Lasting("the store failed unexpectedly", path, failure, "Restart the server; the log has more."),
    };

    /// <summary>A file that SQLite finds inconsistent, or whose header is not SQLite's.</summary>
    public static StoreTrouble Damaged(string path, string found) => new(
        "the data file is damaged",
        $"the data file '{path}' is damaged: {found} {RestoreAdvice}",
        IsLasting: true);

    private static StoreTrouble Of(SqliteException e, string path, SqliteStorageOptions options) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => options.MaxFileMebibytes is { } limit
            ? Passing(
                "the data file has reached its maximum size, or the disk is full",
                path,
                e,
                FormattableString.Invariant($"{nameof(SqliteStorageOptions.MaxFileMebibytes)} is {limit}; raise it, or free space on the disk."))
            : Passing("the disk is full", path, e, "Free some space."),
        raw.SQLITE_IOERR => Passing("the disk reports errors", path, e, "Check the system's log."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Passing(
            "another program holds the data file", path, e, "Stop that program."),
        raw.SQLITE_CANTOPEN => Passing("the data file cannot be opened", path, e, "Check the folder and its permissions."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => Passing(
            "the data file is read-only", path, e, "Give the server's account the right to write the folder and its files."),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, e.Message),
        _ => Passing("the store reports an error", path, e, "Check the system's log."),
    };

    private static StoreTrouble Passing(string cause, string path, Exception e, string advice) =>
        new(cause, $"{cause}: '{path}' ({e.Message}). {advice}", IsTriedAgain: true);

    private static StoreTrouble Lasting(string cause, string path, Exception e, string advice) =>
        new(cause, $"{cause}: '{path}' ({e.Message}). {advice}", IsLasting: true);
}
