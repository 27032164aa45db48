using Npgsql;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>How lists are read where tables are large: along an index, from where the page begins, sorting nothing.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private string _database = null!;
    private NpgsqlConnection? _connection;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static long Now => ListedStudy.Start.UtcTicks;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabases.TakeAsync();
        _connection = new NpgsqlConnection(
            PostgresDatabase.ConnectionString(new PostgresStorageOptions { ConnectionString = _database }) + ";Pooling=false");
        await _connection.OpenAsync(Cancelled);
        // Small tables are scanned whatever the statement: here each scan counts as if the table were large.
        await Sql.RunAsync(_connection, "SELECT set_config(name, 'off', false) FROM unnest(ARRAY['enable_seqscan', 'enable_bitmapscan']) AS name", Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            await MigratedDatabases.GiveBackAsync(_database);
        }
    }

    [Fact]
    public async Task Every_page_of_studies_walks_along_an_index()
    {
        foreach (var sponsor in new SponsorId?[] { null, new SponsorId("sponsor-1") })
        {
            foreach (var state in new StudyState?[] { null, StudyState.Requested })
            {
                foreach (var lead in new Area?[] { null, Area.Cancer })
                {
                    var first = new StudyQuery(sponsor, state, lead, 50, "");
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(first));
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(first with { IsWithoutBlinded = true }));
                    var token = new StudyPageToken(ListedStudy.Start, new StudyId("study-1")).Write(first);
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(first with { PageToken = token }));
                    var search = first with { Text = "stroke", AskedOfAny = [new TrustId("oslo")], RegisteredFrom = ListedStudy.Start, RegisteredBefore = ListedStudy.Start.AddDays(1) };
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(search, new StudyPageToken(ListedStudy.Start, new StudyId("study-2"))));
                    await AssertWalksAsync(PostgresStudyRegistry.EndOf(search));
                }
            }
        }
    }

    [Fact]
    public async Task Every_page_of_requests_walks_along_an_index()
    {
        foreach (var area in new Area?[] { null, Area.Cancer })
        {
            foreach (var trust in new TrustId?[] { null, new TrustId("oslo") })
            {
                foreach (var state in new RequestState?[] { null, RequestState.Open })
                {
                    var first = new RequestQuery(area, trust, state, 50, "");
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(first));
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(first with { Among = [new TrustId("oslo"), new TrustId("bergen")] }));
                    var token = new RequestPageToken(ListedStudy.Start, ListedStudy.Start, new StudyId("study-1"), new TrustId("oslo")).Write(first);
                    await AssertWalksAsync(PostgresStudyRegistry.PageOf(first with { PageToken = token }));
                }
            }
        }
    }

    [Fact]
    public async Task What_is_due_and_what_waits_walk_along_an_index()
    {
        await AssertWalksAsync((StudyListSql.Due, [Now, 10]));
        await AssertWalksAsync((StudyListSql.Waiting, [10]));
        await AssertWalksAsync((StudyListSql.WaitingUnderLead, [1, 10]));
        await AssertWalksAsync((StudyListSql.CountWaitingBefore, [1, 5, Now, "study-1"]));
    }

    [Fact]
    public async Task A_list_in_an_order_without_an_index_is_found_to_sort() =>
        Assert.Contains("Sort", await PlanOfAsync("SELECT title FROM study WHERE sponsor = $1 ORDER BY title", "sponsor-1"), StringComparison.Ordinal);

    private async Task AssertWalksAsync((string Text, object[] Values) statement)
    {
        var plan = await PlanOfAsync(statement.Text, statement.Values);
        Assert.True(
            plan.Contains("Index", StringComparison.Ordinal)
            && !plan.Contains("Sort", StringComparison.Ordinal)
            && !plan.Contains("Seq Scan", StringComparison.Ordinal),
            $"{statement.Text}\n{plan}");
    }

    private async Task<string> PlanOfAsync(string text, params object[] values)
    {
        await using var batch = Sql.Batch(_connection!, [Sql.Statement($"EXPLAIN {text}", values)]);
        await using var lines = await batch.ExecuteReaderAsync(Cancelled);
        var plan = new List<string>();
        while (await lines.ReadAsync(Cancelled))
        {
            plan.Add(lines.GetString(0));
        }

        return string.Join('\n', plan);
    }
}
