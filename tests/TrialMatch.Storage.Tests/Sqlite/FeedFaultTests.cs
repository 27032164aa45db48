using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Tests.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class FeedFaultTests : IDisposable
{
    private const string Topic = "notices";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transaction_that_fails_as_a_whole_tells_nothing_and_its_items_stay_for_the_next_write()
    {
        await using var store = OpenStore.Open(_folder.Path, o => o.BusyTimeoutSeconds = 1);
        var state = new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "kept")));
        using (new FileLockHolder(_folder.Path))
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "one", state));
        }

        Assert.Equal(0, await store.Feed.LastSequenceAsync(Topic, Cancelled));
        Assert.Single(state.State!.Feed.Unwritten);

        await WriteAsync(store, "one", state);
        Assert.Equal("kept", Assert.Single(await store.Feed.ReadAsync(Topic, 0, 10, Cancelled)).Payload);
    }

    [Fact]
    public async Task A_commit_that_fails_tells_nothing_and_wakes_nobody_for_nothing()
    {
        // A broken reference that SQLite looks for only at the commit.
        await using var store = StoreWithExtraStep.Open(_folder.Path, """
            CREATE TABLE empty (id INTEGER PRIMARY KEY);
            CREATE TABLE poisoned (ref INTEGER REFERENCES empty (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER poison AFTER INSERT ON feed WHEN NEW.payload = 'poison'
                BEGIN INSERT INTO poisoned VALUES (1); END
            """);
        var wait = store.Feed.WaitAsync(Topic, 0, Cancelled);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => WriteAsync(store, "one", new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "poison")))));
        Assert.False(wait.IsCompleted);
        Assert.Equal(0, await store.Feed.LastSequenceAsync(Topic, Cancelled));

        await WriteAsync(store, "one", new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "sound"))));
        await wait.WaitAsync(Patience, Cancelled);
        Assert.Equal("sound", Assert.Single(await store.Feed.ReadAsync(Topic, 0, 10, Cancelled)).Payload);
    }

    [Fact]
    public async Task What_another_process_wrote_is_found_at_the_next_look()
    {
        var clock = new FakeTimeProvider();
        await using var store = OpenStore.Open(_folder.Path, replace: s => s.AddSingleton<TimeProvider>(clock));
        var wait = store.Feed.WaitAsync(Topic, 0, Cancelled);
        AppendFromOutside();
        Assert.False(wait.IsCompleted);

        // The look goes on on another thread, so it may begin its pause after one move of the clock.
        while (!wait.IsCompleted)
        {
            Cancelled.ThrowIfCancellationRequested();
            clock.Advance(FeedWait.PollInterval);
            await Task.Delay(1, Cancelled);
        }

        await wait;
    }

    [Fact]
    public async Task What_this_process_wrote_ends_the_wait_without_another_look()
    {
        // On a clock that stands still nobody looks unasked.
        await using var store = OpenStore.Open(_folder.Path, replace: s => s.AddSingleton<TimeProvider>(new FakeTimeProvider()));
        var waits = Enumerable.Range(0, 50).Select(_ => store.Feed.WaitAsync(Topic, 0, Cancelled)).ToList();
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));

        await WriteAsync(store, "one", new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "x"))));

        await Task.WhenAll(waits).WaitAsync(Patience, Cancelled);
    }

    [Fact]
    public async Task Closing_ends_every_wait()
    {
        var store = OpenStore.Open(_folder.Path);
        var waits = Enumerable.Range(0, 3).Select(i => store.Feed.WaitAsync($"topic-{i}", 0, Cancelled)).ToList();

        await store.DisposeAsync();

        foreach (var wait in waits)
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => wait.WaitAsync(Patience, Cancelled));
        }
    }

    [Fact]
    public async Task Waits_that_are_over_leave_nothing_behind()
    {
        await using var store = OpenStore.Open(_folder.Path);
        using var giveUp = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 20).Select(i => store.Feed.WaitAsync($"topic-{i % 5}", 0, giveUp.Token)).ToList();
        Assert.Equal(5, store.Store.FeedSignal.TopicCount);
        await WriteAsync(store, "one", new GrainState<FedNote>(FedNote.Of(FedNote.Item("topic-0", "x"))));

        await giveUp.CancelAsync();
        await Task.WhenAll(waits.Select(wait => wait.ContinueWith(
            _ => { }, Cancelled, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.Equal(0, store.Store.FeedSignal.TopicCount);
    }

    [Fact]
    public async Task Sequences_of_writes_that_failed_are_not_missed_by_who_reads_on()
    {
        await using var store = OpenStore.Open(_folder.Path);
        await WriteAsync(store, "one", new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "first"))));
        var stale = new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "refused")), "7");
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(store, "one", stale));
        var last = await store.Feed.LastSequenceAsync(Topic, Cancelled);

        await WriteAsync(store, "two", new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "second"))));

        Assert.Equal("second", Assert.Single(await store.Feed.ReadAsync(Topic, last, 10, Cancelled)).Payload);
    }

    [Fact]
    public async Task What_was_told_beside_a_refused_write_of_the_same_batch_is_found()
    {
        await using var store = OpenStore.Open(_folder.Path);
        await store.Grains.WriteStateAsync("state", GrainId.Create("study", "first"), new GrainState<FedStudy>(new FedStudy()));
        Task[] sound;
        Task refused;
        using (new FileLockHolder(_folder.Path))
        {
            // The first may be under way when the others come: they wait together.
            sound =
            [
                WriteAsync(store, "one", new GrainState<FedNote>(new FedNote())),
                WriteAsync(store, "two", new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "sound")))),
            ];
            refused = store.Grains.WriteStateAsync("state", GrainId.Create("study", "twin"), new GrainState<FedStudy>(new FedStudy()));
        }

        await Task.WhenAll(sound);
        await Assert.ThrowsAsync<InvalidOperationException>(() => refused);
        Assert.Equal("sound", Assert.Single(await store.Feed.ReadAsync(Topic, 0, 10, Cancelled)).Payload);
    }

    public void Dispose() => _folder.Dispose();

    private static Task WriteAsync(OpenStore store, string key, GrainState<FedNote> state) =>
        store.Grains.WriteStateAsync("state", GrainId.Create("note", key), state);

    private void AppendFromOutside()
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder.Path, DataDirectory.DatabaseFileName)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO feed (topic, at_ticks, payload) VALUES ('{Topic}', 0, 'outside');
            INSERT OR IGNORE INTO feed_topic_block VALUES ('{Topic}', last_insert_rowid() >> 10);
            """;
        command.ExecuteNonQuery();
    }
}
