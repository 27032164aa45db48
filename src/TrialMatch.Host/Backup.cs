using TrialMatch.Storage;

namespace TrialMatch.Host;

/// <summary>Copies the embedded store to a file and says on standard error what is in it.</summary>
internal static class Backup
{
    /// <exception cref="FormatException">The data is in no file, but in a database.</exception>
    /// <exception cref="StorageUnavailableException">The data cannot be read, or the copy cannot be written; the message says why.</exception>
    public static async Task RunAsync(ServerOptions options, string file)
    {
        if (options.Postgres is { } postgres)
        {
            throw new FormatException($"only the embedded store is backed up here; use pg_dump for the {postgres.Place}");
        }

        var (lastCommit, bytes) = SqliteDatabase.BackUp(options.Embedded(), file);
        await Console.Error.WriteLineAsync($"TrialMatch's data in {options.DataDirectory} was copied to {file}: {bytes} bytes, up to commit {lastCommit}");
    }
}
