using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Looks for damage when a database opens, for a bounded time.</summary>
internal static class SqliteCheckup
{
    // In steps of SQLite's machine: often enough that a check ends within milliseconds of its time.
    private const int StepsBetweenLooks = 1_000;

    /// <summary>Has SQLite check every table and page, as far as the time allows; what it has not come to is not looked at.</summary>
    /// <exception cref="StorageUnavailableException">The file is damaged.</exception>
    public static void RefuseDamaged(SqliteConnection connection, TimeSpan limit)
    {
        var start = Stopwatch.GetTimestamp();
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => Stopwatch.GetElapsedTime(start) >= limit ? 1 : 0, null);
        try
        {
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check(1)";
            if (check.ExecuteScalar() is string found and not "ok")
            {
                throw new StorageUnavailableException(SqliteTroubles.Damaged(connection.DataSource, $"{found}.").Detail);
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            // The time is over. What was looked at is whole; a damage elsewhere shows when it is read.
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }
}
