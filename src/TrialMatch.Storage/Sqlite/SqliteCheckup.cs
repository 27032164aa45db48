using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Checks a database for damage when it opens, for a limited time.</summary>
internal static class SqliteCheckup
{
    // In steps of SQLite's virtual machine: often enough that a check ends within milliseconds of its limit.
    private const int StepsBetweenLooks = 1_000;

    /// <summary>Has SQLite check every table and page within the time limit; the rest is not checked.</summary>
    /// <param name="path">The file that a message names.</param>
    /// <exception cref="StorageUnavailableException">The file is damaged.</exception>
    public static void RefuseDamaged(SqliteConnection connection, string path, TimeSpan limit)
    {
        var start = Stopwatch.GetTimestamp();
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => Stopwatch.GetElapsedTime(start) >= limit ? 1 : 0, null);
        try
        {
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check(1)";
            if (check.ExecuteScalar() is string found and not "ok")
            {
                throw new StorageUnavailableException(SqliteTroubles.Damaged(path, $"{found}.").Detail);
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            // The time is over. Everything checked so far is intact; damage elsewhere shows when it is read.
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }
}
