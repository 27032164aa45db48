using TrialMatch.Grains.Stored;
using TrialMatch.Storage;

namespace TrialMatch.Host;

/// <summary>Makes the tables that lists and indicators read anew, and says on standard error how many studies they have.</summary>
internal static class Rebuild
{
    /// <exception cref="FormatException">The profile's states lie elsewhere.</exception>
    /// <exception cref="IOException">The store cannot be written, or a server owns it; the message says why.</exception>
    /// <exception cref="InvalidDataException">A state is damaged; the message names it.</exception>
    public static async Task RunAsync(ServerOptions options)
    {
        if (options.Azure is not null)
        {
            throw new FormatException($"the tables are made anew in the profiles \"{EnvironmentSettings.Embedded}\" and \"{EnvironmentSettings.Postgres}\", which keep states beside them");
        }

        var studies = options.Postgres is { } postgres
            ? await postgres.RebuildAsync(new StoredGrainRows())
            : await SqliteDatabase.RebuildAsync(options.Embedded(), new StoredGrainRows(), CancellationToken.None);
        await Console.Error.WriteLineAsync($"the tables of {options.Place} were made anew: {studies} studies");
    }
}
