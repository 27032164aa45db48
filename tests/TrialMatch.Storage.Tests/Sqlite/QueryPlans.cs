using Microsoft.Data.Sqlite;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>How SQLite would run a statement against our schema.</summary>
internal sealed class QueryPlans : IDisposable
{
    private static readonly string[] Parameters =
    [
        "$sponsor", "$state", "$lead", "$area", "$trust", "$afterTicks", "$afterAnswerBy", "$afterAskedAt", "$afterId", "$afterStudy", "$afterTrust", "$limit",
        "$now", "$priority", "$registeredAt", "$id", "$topic", "$after", "$grainStateId", "$since",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public QueryPlans()
    {
        _connection.Open();
        SqliteSchema.Migrate(_connection, SqliteMigrations.All);
    }

    public List<string> Of(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statement under test.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in Parameters)
        {
            command.Parameters.AddWithValue(name, 1);
        }

        var lines = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }

    public void Dispose() => _connection.Dispose();
}
