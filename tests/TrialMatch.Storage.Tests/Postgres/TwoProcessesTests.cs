using Npgsql;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>Two stores on one database, as two processes of a cluster have it.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private const string Topic = "notices";

    private const string HeldUp = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private string _database = null!;
    private OpenPostgres[] _stores = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabases.TakeAsync();
        _stores = [await OpenPostgres.OpenAsync(_database), await OpenPostgres.OpenAsync(_database)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        if (_database is not null)
        {
            await MigratedDatabases.GiveBackAsync(_database);
        }
    }

    [Fact]
    public async Task Who_waits_in_one_is_woken_by_what_the_other_writes_long_before_it_would_look_unasked()
    {
        await _stores[0].Store.Listener.Listening;
        var woken = _stores[0].Store.FeedSignal.Enter(Topic);

        await _stores[1].Grains.WriteStateAsync(
            "state", GrainId.Create("note", "one"), new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "other"))));

        await woken.Raised.WaitAsync(Patience, Cancelled);
        await _stores[0].Feed.WaitAsync(Topic, after: 0, Cancelled).WaitAsync(Patience, Cancelled);
    }

    [Fact]
    public async Task What_is_told_after_an_entry_that_is_not_yet_committed_becomes_visible_after_it()
    {
        await using var other = await ConnectAsync();
        await using var watch = await ConnectAsync();
        await BeginToTellAsync(other, "first");

        var write = _stores[0].Grains.WriteStateAsync(
            "state", GrainId.Create("note", "one"), new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "second"))));
        while (!write.IsCompleted && await Sql.ScalarAsync<long>(watch, HeldUp, Cancelled) == 0)
        {
            // It is on its way to where it is held up.
        }

        Assert.Empty(await _stores[1].Feed.ReadAsync(Topic, 0, 10, Cancelled));
        await Sql.RunAsync(other, "COMMIT", Cancelled);
        await write;
        Assert.Equal(["first", "second"], (await _stores[1].Feed.ReadAsync(Topic, 0, 10, Cancelled)).Select(entry => entry.Payload));
    }

    [Fact]
    public async Task A_process_that_stands_still_before_its_commit_holds_the_others_up_for_a_bounded_time()
    {
        await using var still = await ConnectAsync(longestStatementSeconds: 1);
        await BeginToTellAsync(still, "never");

        await _stores[0].Grains.WriteStateAsync(
            "state", GrainId.Create("note", "one"), new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "goes on"))));

        Assert.Equal("goes on", Assert.Single(await _stores[1].Feed.ReadAsync(Topic, 0, 10, Cancelled)).Payload);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.RunAsync(still, "COMMIT", Cancelled));
    }

    [Fact]
    public async Task A_reader_that_never_looks_back_misses_nothing_while_both_write()
    {
        const int GrainsOfEach = 6;
        const int Writes = 15;
        var random = Seed.Random();
        var reader = Task.Run(() => FollowAsync(2 * GrainsOfEach * Writes), Cancelled);
        var sizes = Enumerable.Range(0, 2 * GrainsOfEach).Select(_ => random.Next(1, 20_000)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 2 * GrainsOfEach).Select(grain => Task.Run(
            async () =>
            {
                var state = new GrainState<FedNote>(new FedNote());
                for (var write = 0; write < Writes; write++)
                {
                    state.State!.Feed.Add(FedNote.Item(Topic, $"{grain}:{write}:{new string('x', sizes[grain])}"));
                    await _stores[grain % 2].Grains.WriteStateAsync("state", GrainId.Create("note", $"{grain}"), state);
                }
            },
            Cancelled)));

        var seen = await reader.WaitAsync(Patience, Cancelled);
        Assert.Equal(seen.Select(entry => entry.Sequence).Order().Distinct(), seen.Select(entry => entry.Sequence));
        foreach (var ofGrain in seen.Select(entry => entry.Payload.Split(':')).GroupBy(parts => parts[0], parts => parts[1]))
        {
            Assert.Equal(Enumerable.Range(0, Writes).Select(n => $"{n}"), ofGrain);
        }
    }

    [Fact]
    public async Task Of_new_studies_at_once_in_both_that_share_a_key_one_is_written()
    {
        const int Studies = 20;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Studies).Select(i => FailureOfAsync(
            () => WriteAsync(i, new ListedStudy { Id = $"study-{i}", IdentityKeys = ["key"] }))));

        Assert.Equal(Studies - 1, outcomes.OfType<DuplicateNotKnownException>().Count());
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(await _stores[0].Registry.FindLikelyDuplicatesAsync(["key"], Cancelled));
    }

    [Fact]
    public async Task Of_writers_in_both_racing_for_one_grain_exactly_one_wins_each_time()
    {
        var grain = GrainId.Create("note", "raced");
        string? etag = null;
        for (var round = 0; round < 20; round++)
        {
            var seen = etag;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
                async () =>
                {
                    var state = new GrainState<Note>(new Note { Number = i }, seen);
                    var e = await Record.ExceptionAsync(() => _stores[i % 2].Grains.WriteStateAsync("state", grain, state));
                    return (state.ETag, Error: e);
                },
                Cancelled)));

            Assert.All(outcomes.Where(outcome => outcome.Error is not null), outcome => Assert.IsType<InconsistentStateException>(outcome.Error));
            etag = Assert.Single(outcomes, outcome => outcome.Error is null).ETag;
        }
    }

    [Fact]
    public async Task Of_two_grains_that_list_one_study_at_once_in_both_one_is_refused_and_no_bystander_is()
    {
        for (var round = 0; round < 10; round++)
        {
            var study = new ListedStudy { Id = $"study-{round}" };
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => FailureOfAsync(
                () => _stores[i].Grains.WriteStateAsync("state", GrainId.Create("study", $"{round}-{i}"), new GrainState<ListedStudy>(study)))).Concat(
                Enumerable.Range(0, 6).Select(i => FailureOfAsync(
                    () => WriteAsync(i, new ListedStudy { Id = $"bystander-{round}-{i}" })))));

            Assert.Single(outcomes, outcome => outcome is InvalidOperationException);
            Assert.Equal(7, outcomes.Count(outcome => outcome is null));
        }
    }

    [Fact]
    public async Task Text_that_the_database_cannot_keep_is_refused_alone_and_is_no_trouble_of_the_store()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => FailureOfAsync(
            () => WriteAsync(0, new ListedStudy { Id = $"study-{i}", Title = i == 3 ? "with a \0 in it" : "plain" }))));

        Assert.IsType<InvalidOperationException>(Assert.Single(outcomes, outcome => outcome is not null));
        Assert.Null(_stores[0].Health.Trouble);
        var missing = new GrainState<Note>();
        await _stores[0].Grains.ReadStateAsync("state", GrainId.Create("note", "a\0b"), missing);
        Assert.False(missing.RecordExists);
    }

    private static Task<Exception?> FailureOfAsync(Func<Task> write) => Task.Run(async () => await Record.ExceptionAsync(write), Cancelled);

    /// <summary>As a process does it that is about to commit: it has its sequences.</summary>
    private static async Task BeginToTellAsync(NpgsqlConnection connection, string payload)
    {
        var append = new FeedAppend();
        append.Add([FedNote.Item(Topic, payload)]);
        await using var begun = Sql.Batch(connection, [Sql.Statement("BEGIN"), .. append.Statements()]);
        await begun.ExecuteNonQueryAsync(Cancelled);
    }

    private async Task<NpgsqlConnection> ConnectAsync(int longestStatementSeconds = 10)
    {
        var options = new PostgresStorageOptions { ConnectionString = _database, MaxStatementSeconds = longestStatementSeconds };
        var connection = new NpgsqlConnection(PostgresDatabase.ConnectionString(options) + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    private Task WriteAsync(int store, ListedStudy study) => _stores[store % 2].Grains.WriteStateAsync(
        "state", GrainId.Create("study", study.Id), new GrainState<ListedStudy>(study));

    private async Task<List<FeedEntry>> FollowAsync(int count)
    {
        var seen = new List<FeedEntry>();
        while (seen.Count < count)
        {
            var last = seen.Count == 0 ? 0 : seen[^1].Sequence;
            await _stores[0].Feed.WaitAsync(Topic, last, Cancelled);
            seen.AddRange(await _stores[0].Feed.ReadAsync(Topic, last, 3, Cancelled));
        }

        return seen;
    }
}
