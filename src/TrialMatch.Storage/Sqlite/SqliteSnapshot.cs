using Microsoft.Data.Sqlite;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Opens the file of a folder for reading, whether or not a server owns the folder.</summary>
internal static class SqliteSnapshot
{
    public static string PathOf(SqliteStorageOptions options) =>
        Path.Combine(Path.GetFullPath(options.DataDirectory), DataDirectory.DatabaseFileName);

    /// <exception cref="StorageUnavailableException">There is no file, it is not this program's, or it lacks commits.</exception>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public static SqliteConnection Open(SqliteStorageOptions options)
    {
        var path = PathOf(options);
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            throw new StorageUnavailableException($"'{path}' is missing or empty; {options.DataDirectorySetting} names the data folder.");
        }

        // Before the database: a server marks a commit after it made it, so the database is never behind a mark that was read first.
        var marked = CommitMark.Peek(Path.GetDirectoryName(path)!);
        var connection = SqliteConnections.OpenReader(path, options);
        try
        {
            SqliteSchema.RefuseForeign(connection, SqliteMigrations.All, options);
            LostCommits.Refuse(marked, LastCommit.Read(connection), path, options);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
