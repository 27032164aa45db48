using Microsoft.Data.Sqlite;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class StudyListSqlTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public StudyListSqlTests()
    {
        _connection.Open();
        SqliteSchema.Migrate(_connection, SqliteMigrations.All);
    }

    public static TheoryData<bool, bool, bool, bool> EveryList()
    {
        var data = new TheoryData<bool, bool, bool, bool>();
        for (var i = 0; i < 16; i++)
        {
            data.Add((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryList))]
    public void A_page_is_one_walk_along_an_index(bool sponsor, bool state, bool lead, bool isFirst)
    {
        var query = new StudyQuery(
            sponsor ? new SponsorId("s") : null, state ? StudyState.Matching : null, lead ? Area.Cancer : null, 10, "");

        var plan = Assert.Single(Plan(StudyListSql.Page(query, isFirst)));

        // Without filter and start, the walk begins at the index's first entry: SQLite calls that a scan, the limit ends it.
        var isWhole = isFirst && !sponsor && !state && !lead;
        Assert.StartsWith(isWhole ? "SCAN study USING INDEX" : "SEARCH study USING INDEX", plan, StringComparison.Ordinal);
        if (!isFirst)
        {
            Assert.Contains("(registered_at_ticks,id)>", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_due_query_is_one_walk_along_the_index_of_due_studies()
    {
        var plan = Assert.Single(Plan(StudyListSql.Due));

        Assert.StartsWith("SEARCH study USING INDEX study_by_due (due_at_ticks", plan, StringComparison.Ordinal);
    }

    public void Dispose() => _connection.Dispose();

    private List<string> Plan(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statement under test.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in new[] { "$sponsor", "$state", "$lead", "$afterTicks", "$afterId", "$limit", "$now" })
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
}
