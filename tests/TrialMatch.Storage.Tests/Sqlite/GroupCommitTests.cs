using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using TrialMatch.Storage.Tests.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class GroupCommitTests : IDisposable
{
    private static readonly char[] Letters = [.. Enumerable.Range(' ', 64).Select(letter => (char)letter)];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Writes_that_wait_together_share_one_commit()
    {
        await using var store = OpenStore.Open(_folder.Path);
        using var recorder = new BatchRecorder(store);

        var writes = GatherWrites(store, count: 100);
        await Task.WhenAll(writes);
        await store.Store.CloseAsync();

        // The first write found the writer idle and went alone, or with those that were as quick.
        Assert.InRange(recorder.BatchWrites.Count, 1, 2);
        Assert.Equal(100, recorder.BatchWrites.Sum());
        Assert.Equal(recorder.BatchWrites.Count, recorder.CommitSeconds.Count);
        Assert.All(recorder.CommitSeconds, seconds => Assert.True(seconds > 0));
    }

    [Fact]
    public async Task No_transaction_takes_more_than_its_limits()
    {
        await using var store = OpenStore.Open(_folder.Path, o => o.MaxBatchWrites = 8);
        using var recorder = new BatchRecorder(store);

        await Task.WhenAll(GatherWrites(store, count: 50));

        await store.Store.CloseAsync();
        Assert.Equal(8, recorder.BatchWrites.Max());
        Assert.Equal(50, recorder.BatchWrites.Sum());
    }

    [Fact]
    public async Task No_write_is_acknowledged_before_its_commit()
    {
        await using var store = OpenStore.Open(_folder.Path);
        Task[] writes;
        using (new FileLockHolder(_folder.Path))
        {
            writes = StartWrites(store, count: 20);
            await Task.Delay(200, TestContext.Current.CancellationToken);
            Assert.All(writes, write => Assert.False(write.IsCompleted));
        }

        await Task.WhenAll(writes);
    }

    [Fact]
    public async Task A_conflict_in_a_batch_fails_alone()
    {
        await using var store = OpenStore.Open(_folder.Path);
        await WriteAsync(store, "stale", etag: null);
        using var recorder = new BatchRecorder(store);
        Task[] good;
        Task stale;
        using (new FileLockHolder(_folder.Path))
        {
            good = StartWrites(store, count: 10);
            stale = WriteAsync(store, "stale", etag: "7");
        }

        await Task.WhenAll(good);
        await Assert.ThrowsAsync<InconsistentStateException>(() => stale);
        await store.Store.CloseAsync();
        Assert.Equal(1, recorder.Conflicts);
        Assert.Equal(0, recorder.FailedBatches);
    }

    [Fact]
    public async Task Two_grains_that_list_one_study_in_one_batch_leave_one_row_and_one_state()
    {
        await using var store = OpenStore.Open(_folder.Path);
        Task[] writes;
        using (new FileLockHolder(_folder.Path))
        {
            writes = [.. Enumerable.Range(0, 4).Select(i => Task.Run(() => store.Grains.WriteStateAsync(
                "state", GrainId.Create("study", $"{i}"), new GrainState<ListedStudy>(new ListedStudy { Title = $"{i}" }))))];
        }

        await Settled(writes);

        var winner = Assert.Single(Enumerable.Range(0, 4), i => writes[i].IsCompletedSuccessfully);
        Assert.All(writes.Where(w => w.IsFaulted), w => Assert.IsType<InvalidOperationException>(w.Exception!.InnerException));
        var page = await store.Registry.ListAsync(new(null, null, null, 10, ""), TestContext.Current.CancellationToken);
        Assert.Equal($"{winner}", Assert.Single(page.Studies).Title);
        for (var i = 0; i < 4; i++)
        {
            var state = new GrainState<ListedStudy>();
            await store.Grains.ReadStateAsync("state", GrainId.Create("study", $"{i}"), state);
            Assert.Equal(i == winner, state.RecordExists);
        }
    }

    [Fact]
    public async Task When_the_lock_is_held_too_long_all_wait_in_vain_and_the_store_goes_on()
    {
        await using var store = OpenStore.Open(_folder.Path, o => o.BusyTimeoutSeconds = 1);
        using var recorder = new BatchRecorder(store);
        using (new FileLockHolder(_folder.Path))
        {
            foreach (var write in StartWrites(store, count: 5))
            {
                await Assert.ThrowsAsync<StorageUnavailableException>(() => write);
            }
        }

        await Task.WhenAll(StartWrites(store, count: 5));
        await store.Store.CloseAsync();
        Assert.InRange(recorder.FailedBatches, 1, 5);
    }

    [Fact]
    public async Task When_the_commit_itself_fails_nobody_was_told_otherwise_and_nothing_is_kept()
    {
        // A broken reference that SQLite looks for only at the commit.
        await using var store = StoreWithExtraStep.Open(_folder.Path, """
            CREATE TABLE empty (id INTEGER PRIMARY KEY);
            CREATE TABLE poisoned (ref INTEGER REFERENCES empty (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER poison AFTER INSERT ON grain_state WHEN NEW.grain_key = 'poison'
                BEGIN INSERT INTO poisoned VALUES (1); END
            """);
        string[] keys = [.. Enumerable.Range(0, 10).Select(i => $"{i}"), "poison", .. Enumerable.Range(10, 10).Select(i => $"{i}")];
        Task[] writes;
        using (new FileLockHolder(_folder.Path))
        {
            writes = [.. keys.Select(key => WriteAsync(store, key, etag: null))];
        }

        await Settled(writes);

        // The writer may have taken a few before the rest gathered; wherever it cut, ten or so share the poisoned batch.
        var failed = writes.Where(w => w.IsFaulted).ToList();
        Assert.InRange(failed.Count, 10, keys.Length);
        Assert.All(failed, w => Assert.IsType<StorageUnavailableException>(w.Exception!.InnerException));
        Assert.True(writes[Array.IndexOf(keys, "poison")].IsFaulted);
        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal(!writes[i].IsFaulted, await ExistsAsync(store, keys[i]));
        }

        await WriteAsync(store, "afterwards", etag: null);
    }

    [Fact]
    public async Task When_the_file_is_full_the_whole_batch_fails_and_nothing_of_it_is_kept()
    {
        await using var store = OpenStore.Open(_folder.Path, o => o.MaxFileMebibytes = 1);

        // From the start: a batch is counted only after its writers were told.
        using var recorder = new BatchRecorder(store);
        var ballast = new GrainState<Note>(new Note { Text = Noise(700_000) });
        await store.Grains.WriteStateAsync("state", GrainId.Create("ballast", "one"), ballast);

        var writes = GatherWrites(store, count: 40, textLength: 20_000);
        await Settled(writes);

        // Every write that was not acknowledged says why, and left nothing behind.
        var failed = Enumerable.Range(0, 40).Where(i => writes[i].IsFaulted).ToList();
        Assert.NotEmpty(failed);
        foreach (var i in Enumerable.Range(0, 40))
        {
            Assert.Equal(!failed.Contains(i), await ExistsAsync(store, $"{i}"));
        }

        Assert.All(failed, i => Assert.IsType<StorageUnavailableException>(writes[i].Exception!.InnerException));

        // Once there is room again the same store takes them.
        await store.Grains.ClearStateAsync("state", GrainId.Create("ballast", "one"), ballast);
        await WriteAsync(store, $"{failed[0]}", etag: null, textLength: 20_000);
        await store.Store.CloseAsync();
        Assert.Equal(40 - failed.Count + 3, recorder.BatchWrites.Sum());
    }

    [Fact]
    public async Task Closing_carries_out_what_waits()
    {
        Task[] writes;
        var store = OpenStore.Open(_folder.Path);
        using (new FileLockHolder(_folder.Path))
        {
            writes = StartWrites(store, count: 100);
            var closing = store.Store.CloseAsync();
            Assert.False(closing.IsCompleted);
        }

        await Task.WhenAll(writes);
        await store.DisposeAsync();

        await using var reopened = OpenStore.Open(_folder.Path);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(await ExistsAsync(reopened, $"{i}"));
        }
    }

    [Fact]
    public async Task Closing_ends_in_time_though_each_write_waits_and_nobody_is_told_that_a_refused_write_was_done()
    {
        var clock = new FakeTimeProvider();
        var store = OpenStore.Open(
            _folder.Path,
            options => (options.MaxBatchWrites, options.BusyTimeoutSeconds) = (1, 1),
            services => services.AddSingleton<TimeProvider>(clock));
        Task[] writes;
        using (new FileLockHolder(_folder.Path))
        {
            writes = StartWrites(store, count: 100);
            var closing = store.Store.CloseAsync();
            clock.Advance(TimeSpan.FromSeconds(4));
            await closing;
            await Settled(writes);
        }

        Assert.All(writes, write => Assert.IsType<StorageUnavailableException>(write.Exception?.InnerException));
        await store.DisposeAsync();
        await using var reopened = OpenStore.Open(_folder.Path);
        Assert.False(await ExistsAsync(reopened, "99"));
    }

    [Fact]
    public async Task A_disk_that_hangs_does_not_keep_a_store_from_giving_up_its_close()
    {
        // Where the writer comes to the write only once the time is over, it refuses it: then nothing hangs, and the round tells nothing.
        const int MostRounds = 20;
        var hung = false;
        for (var round = 0; round < MostRounds && !hung; round++)
        {
            hung = await GivesUpWhileAWriteHangsAsync($"round-{round}");
        }

        Assert.True(hung, "no write hung");
    }

    private async Task<bool> GivesUpWhileAWriteHangsAsync(string folder)
    {
        var path = Path.Combine(_folder.Path, folder);
        var clock = new FakeTimeProvider();
        var store = OpenStore.Open(path, replace: services => services.AddSingleton<TimeProvider>(clock));
        var hanging = new FileLockHolder(path);
        var write = WriteAsync(store, "one", etag: null);
        var closing = store.Store.CloseAsync();
        Assert.False(closing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(6));
        await closing;
        var isHanging = !write.IsCompleted;
        Assert.False(write.IsCompletedSuccessfully);

        hanging.Dispose();
        await Settled([write]);
        return isHanging;
    }

    [Fact]
    public async Task A_caller_who_gives_up_before_there_is_room_writes_nothing()
    {
        await using var store = OpenStore.Open(_folder.Path);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Grains.WriteStateAsync(
            "state", GrainId.Create("note", "one"), new GrainState<Note>(new Note()), source.Token));

        Assert.False(await ExistsAsync(store, "one"));
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_but_loses_nothing()
    {
        await using var store = OpenStore.Open(_folder.Path, o => o.QueueCapacity = 2);

        await Task.WhenAll(GatherWrites(store, count: 50));

        for (var i = 0; i < 50; i++)
        {
            Assert.True(await ExistsAsync(store, $"{i}"));
        }
    }

    [Fact]
    public async Task Reads_do_not_wait_for_the_writer()
    {
        await using var store = OpenStore.Open(_folder.Path);
        await WriteAsync(store, "one", etag: null);
        using (new FileLockHolder(_folder.Path))
        {
            var write = WriteAsync(store, "one", etag: "1");
            Assert.True(await ExistsAsync(store, "one"));
            Assert.False(write.IsCompleted);
        }
    }

    public void Dispose() => _folder.Dispose();

    // All are in the queue before any transaction can begin.
    private Task[] GatherWrites(OpenStore store, int count, int textLength = 10)
    {
        using (new FileLockHolder(_folder.Path))
        {
            return StartWrites(store, count, textLength);
        }
    }

    private static Task Settled(Task[] writes) => Task.WhenAll(writes).ContinueWith(
        _ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);

    private static Task[] StartWrites(OpenStore store, int count, int textLength = 10) =>
        [.. Enumerable.Range(0, count).Select(i => WriteAsync(store, $"{i}", etag: null, textLength))];

    private static Task WriteAsync(OpenStore store, string key, string? etag, int textLength = 10) =>
        store.Grains.WriteStateAsync(
            "state", GrainId.Create("note", key), new GrainState<Note>(new Note { Text = Noise(textLength) }, etag));

    // Takes as much room compressed as it has letters, or nearly.
    private static string Noise(int length) => new([.. Seed.Random(length).GetItems(Letters, length)]);

    private static async Task<bool> ExistsAsync(OpenStore store, string key)
    {
        var state = new GrainState<Note>();
        await store.Grains.ReadStateAsync("state", GrainId.Create("note", key), state);
        return state.RecordExists;
    }
}
