using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class FailClosedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => Path.Combine(_folder.Path, DataDirectory.DatabaseFileName);

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
    public async Task A_file_that_turns_out_damaged_while_it_is_open_takes_no_further_writes()
    {
        await WriteManyAsync();
        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(elsewhere.Path);
        var damaged = Path.Combine(elsewhere.Path, "damaged");
        File.Copy(DatabasePath, damaged);
        Damage(damaged, fromPage: 2);
        await using var store = OpenStore.Open(_folder.Path);

        // The same file with other content: .NET would heed our lock on it.
        await RunAsync("cp", damaged, DatabasePath);

        var read = await Assert.ThrowsAsync<StorageUnavailableException>(() => ExistsAsync(store, "one"));
        Assert.Contains($"the data file '{DatabasePath}' is damaged", read.Message, StringComparison.Ordinal);

        var write = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "two"));
        Assert.Contains("closed itself", write.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("")]
    public async Task A_file_that_is_cut_under_the_store_takes_no_further_writes_and_what_is_left_stays_as_it_is(string suffix)
    {
        var (cut, other) = (DatabasePath + suffix, DatabasePath + (suffix.Length > 0 ? string.Empty : "-wal"));
        await WriteManyAsync();
        await using (var store = OpenStore.Open(_folder.Path))
        {
            await WriteAsync(store, "acknowledged");

            // By other programs: .NET would heed our lock on the file.
            var copy = Path.Combine(_folder.Path, "copy");
            await RunAsync("cp", other, copy);
            await RunAsync("truncate", "-s", "0", cut);

            var write = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "lost"));
            Assert.Contains($"'{cut}' is damaged: it was cut from", write.Message, StringComparison.Ordinal);
            Assert.Contains("closed itself", (await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store, "lost too"))).Message, StringComparison.Ordinal);
            await store.DisposeAsync();
            Assert.Equal(
                await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
        }

        Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public async Task A_damaged_file_is_refused_when_it_opens_with_its_path_and_what_to_do(int fromPage)
    {
        await WriteManyAsync();
        Damage(DatabasePath, fromPage);
        var before = await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken);

        var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));

        Assert.Contains($"'{DatabasePath}'", e.Message, StringComparison.Ordinal);
        Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
        Assert.Contains("backup", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_refused_when_it_opens()
    {
        await WriteManyAsync();
        using (var file = File.OpenWrite(DatabasePath))
        {
            file.SetLength(file.Length / 2);
        }

        var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));
        Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_for_damage_ends_with_its_time_and_the_file_opens()
    {
        await WriteManyAsync();

        await using var store = OpenStore.Open(_folder.Path, options => options.MaxCheckSeconds = 0);
        Assert.True(await ExistsAsync(store, "one"));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
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

    private async Task WriteManyAsync()
    {
        await using var store = OpenStore.Open(_folder.Path);
        await WriteAsync(store, "one");
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => WriteAsync(store, $"many-{i}")));
    }

    private static void Damage(string path, int fromPage)
    {
        const int pageBytes = 4_096;
        using var file = File.OpenWrite(path);
        var start = (fromPage - 1) * pageBytes;
        var garbage = new byte[file.Length - start];
        Array.Fill(garbage, (byte)0xA5);
        file.Position = start;
        file.Write(garbage);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The clock is broken.");
    }
}
