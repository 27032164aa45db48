using Microsoft.Data.Sqlite;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Identifies a database, and counts the transactions committed to it.</summary>
internal readonly record struct LastCommit(string DatabaseId, long Number)
{
    /// <returns>Null if the database has no tables yet, or was written before commits were counted.</returns>
    public static LastCommit? Read(SqliteConnection connection)
    {
        using var exists = connection.CreateCommand();
        exists.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'last_commit'";
        if ((long)exists.ExecuteScalar()! == 0)
        {
            return null;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT database_id, number FROM last_commit";
        using var row = command.ExecuteReader();
        return row.Read() ? new LastCommit(row.GetString(0), row.GetInt64(1)) : null;
    }
}
