using Microsoft.Data.Sqlite;
using Npgsql;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>Loses and spoils rows that lists and indicators read, in stores that no server owns.</summary>
internal static class SpoiledRows
{
    private static readonly string[] Statements =
    [
        "DELETE FROM request",
        "DELETE FROM study_region",
        "DELETE FROM study_identity",
        "DELETE FROM recruitment",
        "UPDATE study SET title = 'spoiled', state = 1, search_text = NULL, placed_at_ticks = NULL",
        "DELETE FROM study WHERE id = (SELECT min(id) FROM study)",
    ];

    public static async Task SpoilFileAsync(string dataFolder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "trialmatch.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var statement in Statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    public static async Task SpoilDatabaseAsync(IReadOnlyDictionary<string, string?> settings)
    {
        await using var source = NpgsqlDataSource.Create(settings["TRIALMATCH_POSTGRES"]!);
        foreach (var statement in Statements)
        {
            await using var command = source.CreateCommand("SET search_path TO trialmatch; " + statement);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
