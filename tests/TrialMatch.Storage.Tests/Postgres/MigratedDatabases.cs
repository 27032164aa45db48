using System.Collections.Concurrent;
using Npgsql;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>Databases with all tables and nothing in them, used again by one test after another: to create one takes longer than a test.</summary>
internal static class MigratedDatabases
{
    private const string Empty = """
        DO $$
        DECLARE each text;
        BEGIN
            FOR each IN
                SELECT tablename FROM pg_tables
                WHERE schemaname = 'trialmatch' AND tablename NOT IN ('schema_version', 'orleansquery', 'feed_end', 'probe')
                ORDER BY tablename
            LOOP
                EXECUTE format('DELETE FROM trialmatch.%I', each);
            END LOOP;
        END $$;
        UPDATE trialmatch.feed_end SET sequence = 0
        """;

    private static readonly ConcurrentBag<string> Emptied = [];
    private static readonly SemaphoreSlim Copying = new(1);
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    /// <returns>The connection string of a database of its own.</returns>
    public static async Task<string> TakeAsync()
    {
        if (Emptied.TryTake(out var connectionString))
        {
            return connectionString;
        }

        var template = await Template.Value;
        await Copying.WaitAsync();
        try
        {
            return await PostgresServer.CreateDatabaseAsync(template);
        }
        finally
        {
            Copying.Release();
        }
    }

    /// <summary>Empties a database for whoever takes one next.</summary>
    public static async Task GiveBackAsync(string connectionString)
    {
        await PostgresServer.ExecuteAsync(connectionString, Empty);
        Emptied.Add(connectionString);
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        await PostgresDatabase.MigrateAsync(new PostgresStorageOptions { ConnectionString = connectionString }, owner: null, CancellationToken.None);
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }
}
