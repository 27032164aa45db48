namespace TrialMatch.Host;

/// <summary>Brings the database to this program's schema and says on standard error what it did.</summary>
internal static class Migration
{
    /// <exception cref="FormatException">There is no database among the settings.</exception>
    /// <exception cref="IOException">The database cannot be reached, or has a newer schema; the message says what to do.</exception>
    public static async Task RunAsync(ServerOptions options)
    {
        var postgres = options.Postgres
            ?? throw new FormatException("only a database is migrated, which the profiles \"postgres\" and \"azure\" have: the embedded store brings its file up to date when it starts");
        var (before, after) = await postgres.MigrateAsync();
        await Console.Error.WriteLineAsync(before == after
            ? $"TrialMatch's tables are up to date (schema version {after}); {postgres.Place}"
            : $"TrialMatch's tables were brought from schema version {before} to {after}; {postgres.Place}");
    }
}
