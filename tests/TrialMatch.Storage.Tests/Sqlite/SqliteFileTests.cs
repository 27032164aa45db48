using Microsoft.Data.Sqlite;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private static readonly GrainId Grain = GrainId.Create("note", "one");

    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => Path.Combine(_folder.Path, DataDirectory.DatabaseFileName);

    [Fact]
    public async Task Folder_and_files_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes; the folder inherits its parent's access list.");
            return;
        }

        await using var store = OpenStore.Open(_folder.Path);
        await WriteAsync(store, 1);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.Path));
        var files = Directory.GetFiles(_folder.Path);
        Assert.Contains(DatabasePath + "-wal", files);
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_until_it_is_given_up_naming_folder_and_setting()
    {
        await using (OpenStore.Open(_folder.Path))
        {
            var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path, o => o.DataDirectorySetting = "--data"));
            Assert.Contains($"The data folder '{_folder.Path}' is in use", e.Message, StringComparison.Ordinal);
            Assert.Contains("a folder of its own with --data", e.Message, StringComparison.Ordinal);
        }

        await using var next = OpenStore.Open(_folder.Path);
        await WriteAsync(next, 1);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_though_its_lock_file_was_deleted()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only on Linux can the database itself be locked beside SQLite's own locks.");
        }

        await using var store = OpenStore.Open(_folder.Path);
        File.Delete(Path.Combine(_folder.Path, DataDirectory.LockFileName));

        var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));
        Assert.Contains($"The data folder '{_folder.Path}' is in use", e.Message, StringComparison.Ordinal);
        await WriteAsync(store, 1);
    }

    [Fact]
    public async Task Another_process_on_a_folder_in_use_is_told_so_and_ends()
    {
        await using var store = OpenStore.Open(_folder.Path);
        using var process = WorkerProcess.Start(_folder.Path, seed: 1);
        try
        {
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.NotEqual(0, process.ExitCode);
            Assert.Contains($"The data folder '{_folder.Path}' is in use", errors, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }

        await WriteAsync(store, 1);
    }

    [Fact]
    public async Task A_closed_store_leaves_one_file_that_holds_everything_beside_the_lock_and_the_mark()
    {
        await using (var store = OpenStore.Open(_folder.Path))
        {
            await WriteAsync(store, 1);
        }

        Assert.Equal(
            [DataDirectory.DatabaseFileName, DataDirectory.LockFileName, CommitMark.FileName],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_another_program_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_folder.Path);
        Run(DatabasePath, "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
        var before = File.ReadAllBytes(DatabasePath);

        var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));

        Assert.Contains("another program", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(DatabasePath));
    }

    [Fact]
    public void A_file_that_is_not_SQLite_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_folder.Path);
        var before = Enumerable.Range(0, 10_000).Select(i => (byte)i).ToArray();
        File.WriteAllBytes(DatabasePath, before);

        var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));

        Assert.Contains("not an SQLite file", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(DatabasePath));
    }

    [Fact]
    public async Task A_file_from_a_newer_version_is_refused()
    {
        await OpenStore.Open(_folder.Path).DisposeAsync();
        var newer = SqliteMigrations.All[^1].ToVersion + 1;
        Run(DatabasePath, $"PRAGMA user_version = {newer}");

        var e = Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));

        Assert.Contains($"schema version {newer}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_refusal_the_folder_is_free_again()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllText(DatabasePath, "This is no database. It only has to be long enough to be taken for one: " + new string('.', 500));
        Assert.Throws<StorageUnavailableException>(() => OpenStore.Open(_folder.Path));

        File.Delete(DatabasePath);

        await using var store = OpenStore.Open(_folder.Path);
        await WriteAsync(store, 1);
    }

    [Fact]
    public async Task An_older_file_is_brought_forward_with_its_data()
    {
        await using (var store = OpenStore.Open(_folder.Path))
        {
            await WriteAsync(store, 7);
        }

        await using (var store = StoreWithExtraStep.Open(
            _folder.Path, "CREATE TABLE added (a); INSERT INTO added SELECT version FROM grain_state"))
        {
            Assert.Equal(7, await ReadAsync(store));
        }

        Assert.Equal((long)StoreWithExtraStep.Version, Run(DatabasePath, "PRAGMA user_version"));
        Assert.Equal(1L, Run(DatabasePath, "SELECT a FROM added"));
    }

    [Fact]
    public async Task A_step_forward_that_fails_leaves_the_older_file_as_it_was()
    {
        await OpenStore.Open(_folder.Path).DisposeAsync();

        Assert.Throws<StorageUnavailableException>(
            () => StoreWithExtraStep.Open(_folder.Path, "CREATE TABLE added (a); SELECT * FROM nowhere"));

        Assert.Equal((long)SqliteMigrations.All[^1].ToVersion, Run(DatabasePath, "PRAGMA user_version"));
        Assert.Equal(0L, Run(DatabasePath, "SELECT count(*) FROM sqlite_schema WHERE name = 'added'"));
    }

    [Fact]
    public async Task A_closed_store_refuses_reads_and_writes()
    {
        var store = OpenStore.Open(_folder.Path);
        var grains = store.Grains;
        var registry = store.Registry;
        await store.DisposeAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => grains.WriteStateAsync("state", Grain, new GrainState<Note>(new Note())));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => grains.ReadStateAsync("state", Grain, new GrainState<Note>()));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => registry.ListDueAsync(DateTimeOffset.MaxValue, 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_state_that_does_not_fit_its_type_is_named()
    {
        await using var store = OpenStore.Open(_folder.Path);
        await store.Grains.WriteStateAsync("state", Grain, new GrainState<string>("text"));

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(store));

        Assert.Contains("state 'state' of grain 'note/one'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_over_the_limit_is_refused_by_name()
    {
        await using var store = OpenStore.Open(_folder.Path, o => o.MaxStateBytes = 1_000);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.Grains.WriteStateAsync("state", Grain, new GrainState<string>(new string('x', 1_000))));

        Assert.Contains(nameof(SqliteStorageOptions.MaxStateBytes), e.Message, StringComparison.Ordinal);
        await WriteAsync(store, 1);
    }

    public void Dispose() => _folder.Dispose();

    private static Task WriteAsync(OpenStore store, int number) =>
        store.Grains.WriteStateAsync("state", Grain, new GrainState<Note>(new Note { Number = number }));

    private static async Task<int> ReadAsync(OpenStore store)
    {
        var state = new GrainState<Note>();
        await store.Grains.ReadStateAsync("state", Grain, state);
        return state.State!.Number;
    }

    private static object? Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from this class alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
