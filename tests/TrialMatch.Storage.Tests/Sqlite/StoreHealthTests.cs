using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class StoreHealthTests : IDisposable
{
    // Longer than a probe's answer is good for.
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly LogLines _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string DatabasePath => Path.Combine(_folder.Path, DataDirectory.DatabaseFileName);

    [Fact]
    public async Task A_probe_writes_to_disk_and_those_that_follow_soon_do_not()
    {
        await using var store = Open(_folder.Path);
        using var recorder = new BatchRecorder(store);
        var health = Health(store);

        for (var i = 0; i < 100; i++)
        {
            Assert.Null(await health.ProbeAsync(Cancelled));
        }

        _clock.Advance(AWhile);
        Assert.Null(await health.ProbeAsync(Cancelled));
        await store.Store.CloseAsync();
        Assert.Equal([1, 1], recorder.BatchWrites);
    }

    [Fact]
    public async Task Where_something_was_just_stored_a_probe_writes_nothing()
    {
        await using var store = Open(_folder.Path);
        using var recorder = new BatchRecorder(store);
        await WriteAsync(store, "one");

        Assert.Null(await Health(store).ProbeAsync(Cancelled));

        await store.Store.CloseAsync();
        Assert.Equal([1], recorder.BatchWrites);
    }

    [Fact]
    public async Task A_disk_that_is_really_full_is_named_once_and_when_it_has_room_the_store_goes_on()
    {
        using var disk = SmallDisk.Mount();
        await using var store = Open(disk.Path);
        var health = Health(store);
        await WriteAsync(store, "before");
        disk.Fill();

        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "during"));
            _clock.Advance(AWhile);
            Assert.Equal("the disk is full", await health.ProbeAsync(Cancelled));
        }

        var line = Assert.Single(_log.Taken);
        Assert.StartsWith("Error: ", line, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(disk.Path, DataDirectory.DatabaseFileName), line, StringComparison.Ordinal);

        disk.Free();
        _clock.Advance(AWhile);
        Assert.Null(await health.ProbeAsync(Cancelled));
        await WriteAsync(store, "during");
        Assert.Contains("works again", _log.Taken[^1], StringComparison.Ordinal);
        Assert.Equal(2, _log.Taken.Count);
    }

    [Fact]
    public async Task With_a_full_disk_a_probe_alone_finds_out()
    {
        using var disk = SmallDisk.Mount();
        await using var store = Open(disk.Path);
        disk.Fill();

        Assert.Equal("the disk is full", await Health(store).ProbeAsync(Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    public async Task A_file_that_was_deleted_under_the_store_is_noticed_by_the_next_write_and_the_next_probe(string suffix)
    {
        await using var store = Open(_folder.Path);
        await WriteAsync(store, "one");
        File.Delete(DatabasePath + suffix);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "two"));

        var trouble = await Health(store).ProbeAsync(Cancelled);
        Assert.StartsWith("the data file is gone", trouble, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, trouble, StringComparison.Ordinal);
        Assert.Contains(DatabasePath + suffix, Assert.Single(_log.Taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_says_at_once_that_the_file_is_gone_however_fresh_the_last_one_is()
    {
        await using var store = Open(_folder.Path);
        Assert.Null(await Health(store).ProbeAsync(Cancelled));
        Directory.Delete(_folder.Path, recursive: true);

        Assert.NotNull(await Health(store).ProbeAsync(Cancelled));
    }

    [Fact]
    public async Task While_nobody_asks_a_file_that_is_gone_is_noticed_all_the_same()
    {
        await using var store = Open(_folder.Path);
        File.Delete(DatabasePath);

        _clock.Advance(AWhile);

        Assert.NotNull(Health(store).Trouble);
    }

    [Fact]
    public async Task Nothing_is_written_to_or_read_from_a_file_that_took_the_place_of_ours()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux tells one file in a place from another.");
        }

        using var other = new TemporaryFolder();
        await OpenStore.Open(other.Path).DisposeAsync();
        var theirs = Path.Combine(other.Path, DataDirectory.DatabaseFileName);
        var before = await File.ReadAllBytesAsync(theirs, Cancelled);
        await using var store = Open(_folder.Path);
        File.Move(theirs, DatabasePath, overwrite: true);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "one"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadAsync(store, "one"));

        Assert.EndsWith("is now another file", Health(store).Trouble, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath, Cancelled));
    }

    [Fact]
    public async Task A_file_that_is_put_back_is_used_again_with_all_that_was_acknowledged()
    {
        await using (var store = Open(_folder.Path))
        {
            await WriteAsync(store, "one");
            File.Move(DatabasePath, DatabasePath + ".away");
            await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "two"));

            File.Move(DatabasePath + ".away", DatabasePath);
            _clock.Advance(AWhile);
            Assert.Null(await Health(store).ProbeAsync(Cancelled));
            await WriteAsync(store, "two");
        }

        await using var reopened = OpenStore.Open(_folder.Path);
        Assert.True(await ReadAsync(reopened, "one"));
        Assert.True(await ReadAsync(reopened, "two"));
    }

    [Fact]
    public async Task A_probe_that_hangs_is_answered_before_those_who_ask_lose_patience()
    {
        await using var store = Open(_folder.Path);
        using (new FileLockHolder(_folder.Path))
        {
            var probe = Health(store).ProbeAsync(Cancelled);
            Assert.False(probe.IsCompleted);
            _clock.Advance(AWhile);

            Assert.Equal("a write has not reached the disk within 3 s", await probe);
        }
    }

    [Fact]
    public async Task A_store_that_is_closed_takes_no_writes_and_says_so()
    {
        await using var store = Open(_folder.Path);
        await store.Store.CloseAsync();

        Assert.Equal("the store is closed", await Health(store).ProbeAsync(Cancelled));
    }

    [Fact]
    public async Task After_an_error_that_lasts_health_stays_bad()
    {
        await using var store = Open(_folder.Path);
        store.Services.GetRequiredService<StoreCondition>().OnFailed(SqliteTroubles.Damaged(DatabasePath, "found by hand."));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "one"));

        _clock.Advance(AWhile);
        Assert.Equal("the data file is damaged", await Health(store).ProbeAsync(Cancelled));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    private OpenStore Open(string folder) => OpenStore.Open(folder, replace: services =>
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.AddLogging(logging => logging.ClearProviders().AddProvider(_log));
    });

    private static IStoreHealth Health(OpenStore store) => store.Services.GetRequiredService<IStoreHealth>();

    private static Task WriteAsync(OpenStore store, string key) => store.Grains.WriteStateAsync(
        "state", GrainId.Create("note", key), new GrainState<Note>(new Note()));

    private static async Task<bool> ReadAsync(OpenStore store, string key)
    {
        var state = new GrainState<Note>();
        await store.Grains.ReadStateAsync("state", GrainId.Create("note", key), state);
        return state.RecordExists;
    }
}
