using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class FailClosedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task After_an_error_that_nobody_foresaw_the_store_refuses_writes_and_says_why()
    {
        await using (var store = OpenStore.Open(_folder.Path, replace: s => s.AddSingleton<TimeProvider>(new BrokenClock())))
        {
            var first = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "one"));
            var second = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "two"));

            Assert.Contains("The clock is broken.", first.Message, StringComparison.Ordinal);
            Assert.Contains("closed itself", second.Message, StringComparison.Ordinal);
            Assert.Contains("The clock is broken.", second.Message, StringComparison.Ordinal);
            Assert.False(await ExistsAsync(store, "one"));
        }

        await using var reopened = OpenStore.Open(_folder.Path);
        Assert.False(await ExistsAsync(reopened, "one"));
        await WriteAsync(reopened, "one");
    }

    [Fact]
    public async Task A_damaged_file_takes_no_further_writes()
    {
        await using (var store = OpenStore.Open(_folder.Path))
        {
            await WriteAsync(store, "one");
        }

        DamageAllButTheFirstPage();

        await using var damaged = OpenStore.Open(_folder.Path);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(damaged, "two"));
        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(damaged, "three"));
        Assert.Contains("closed itself", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task WriteAsync(OpenStore store, string key) =>
        store.Grains.WriteStateAsync("state", GrainId.Create("note", key), new GrainState<Note>(new Note()));

    private static async Task<bool> ExistsAsync(OpenStore store, string key)
    {
        var state = new GrainState<Note>();
        await store.Grains.ReadStateAsync("state", GrainId.Create("note", key), state);
        return state.RecordExists;
    }

    private void DamageAllButTheFirstPage()
    {
        const int pageBytes = 4_096;
        using var file = File.OpenWrite(Path.Combine(_folder.Path, DataDirectory.DatabaseFileName));
        var garbage = new byte[file.Length - pageBytes];
        Array.Fill(garbage, (byte)0xA5);
        file.Position = pageBytes;
        file.Write(garbage);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The clock is broken.");
    }
}
