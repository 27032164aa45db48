using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Tests.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>Copies of the file for the day on which it is lost.</summary>
public sealed class SqliteBackupTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _backups = TemporaryFolder.Made();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string BackupPath => _backups.File("backup.db");

    private SqliteStorageOptions Options => new() { DataDirectory = _data.Path, DataDirectorySetting = "TRIALMATCH_DATA" };

    [Fact]
    public async Task A_backup_that_was_taken_while_a_server_wrote_opens_with_state_list_and_feed_in_step()
    {
        long lastCommit;
        await using (var store = OpenStore.Open(_data.Path))
        {
            using var enough = new CancellationTokenSource();
            var writing = Task.Run(() => NumberedWrites.WriteUntilAsync(store.Grains, enough.Token), Cancelled);
            await store.Feed.WaitAsync(NumberedWrites.Topic, after: 20, Cancelled);
            (lastCommit, var bytes) = SqliteDatabase.BackUp(Options, BackupPath);
            await enough.CancelAsync();
            var writes = await writing;
            Assert.InRange(lastCommit, 20, writes);
            Assert.Equal(new FileInfo(BackupPath).Length, bytes);
        }

        Assert.Equal([BackupPath], Directory.GetFiles(_backups.Path));
        using var restored = Restore();
        await using var again = OpenStore.Open(restored.Path);
        var state = new GrainState<FedStudy>();
        await again.Grains.ReadStateAsync("state", NumberedWrites.Grain, state);
        Assert.Equal($"{lastCommit}", state.State!.Study.Title);
        Assert.Equal(state.State.Study.Title, Assert.Single((await again.Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies).Title);
        Assert.Equal(state.State.Study.Title, $"{await again.Feed.LastSequenceAsync(NumberedWrites.Topic, Cancelled)}");
        state.State.Feed.Add(FedNote.Item(NumberedWrites.Topic, "goes on"));
        await again.Grains.WriteStateAsync("state", NumberedWrites.Grain, state);
    }

    [Fact]
    public async Task What_a_killed_server_left_in_the_log_is_in_a_backup_too()
    {
        await KilledStore.LeaveAsync(_data.Path, commits: 20, WriteAsync);

        Assert.Equal(20, SqliteDatabase.BackUp(Options, BackupPath).LastCommit);
    }

    [Fact]
    public async Task A_backup_overwrites_no_file_and_is_its_owners_alone()
    {
        await WriteOnceAsync();
        SqliteDatabase.BackUp(Options, BackupPath);
        var first = await File.ReadAllBytesAsync(BackupPath, Cancelled);

        var e = Assert.Throws<IOException>(() => SqliteDatabase.BackUp(Options, BackupPath));

        Assert.Contains($"'{BackupPath}' exists", e.Message, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllBytesAsync(BackupPath, Cancelled));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupPath));
        }
    }

    [Fact]
    public async Task What_a_broken_off_backup_left_is_no_backup_and_is_told()
    {
        await WriteOnceAsync();
        var unfinished = _backups.Write("backup.db.part", "half");

        var e = Assert.Throws<IOException>(() => SqliteDatabase.BackUp(Options, BackupPath));

        Assert.Contains($"'{unfinished}' is left of a backup", e.Message, StringComparison.Ordinal);
        Assert.Equal([unfinished], Directory.GetFiles(_backups.Path));
    }

    [Fact]
    public async Task A_backup_for_which_the_disk_has_no_room_fails_and_leaves_nothing()
    {
        using var disk = SmallDisk.Mount();
        await WriteOnceAsync();
        disk.Fill();

        Assert.Throws<StorageUnavailableException>(() => SqliteDatabase.BackUp(Options, Path.Combine(disk.Path, "backup.db")));

        Assert.Equal(["ballast"], Directory.GetFiles(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_without_data_is_told_with_its_setting()
    {
        var e = Assert.Throws<StorageUnavailableException>(() => SqliteDatabase.BackUp(Options, BackupPath));

        Assert.Contains($"'{_data.File(DataDirectory.DatabaseFileName)}' is missing", e.Message, StringComparison.Ordinal);
        Assert.Contains("TRIALMATCH_DATA", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_backups.Path));
    }

    [Fact]
    public async Task A_file_that_has_lost_commits_is_not_backed_up_as_if_it_were_whole()
    {
        await KilledStore.LeaveAsync(_data.Path, commits: 20, WriteAsync);
        File.Delete(_data.File(DataDirectory.DatabaseFileName + "-wal"));

        var e = Assert.Throws<StorageUnavailableException>(() => SqliteDatabase.BackUp(Options, BackupPath));

        Assert.Contains("Data is lost", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_backups.Path));
    }

    [Fact]
    public async Task A_damaged_file_is_not_backed_up_as_if_it_were_whole()
    {
        await WriteOnceAsync();
        await using (var file = File.OpenWrite(_data.File(DataDirectory.DatabaseFileName)))
        {
            file.Position = 4_096;
            file.Write(new byte[16 * 4_096]);
        }

        var e = Assert.Throws<StorageUnavailableException>(() => SqliteDatabase.BackUp(Options, BackupPath));

        Assert.Contains($"the data file '{_data.File(DataDirectory.DatabaseFileName)}' is damaged", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_backups.Path));
    }

    public void Dispose()
    {
        _data.Dispose();
        _backups.Dispose();
    }

    private async Task WriteOnceAsync()
    {
        await using var store = OpenStore.Open(_data.Path);
        await WriteAsync(store, 0);
    }

    private static Task WriteAsync(OpenStore store, int number) => store.Grains.WriteStateAsync(
        "state", GrainId.Create("note", $"{number}"), new GrainState<Note>(new Note { Number = number }));

    /// <summary>Puts the backup into an empty folder under the name of the data file, as an operator does.</summary>
    private TemporaryFolder Restore()
    {
        var folder = TemporaryFolder.Made();
        File.Copy(BackupPath, folder.File(DataDirectory.DatabaseFileName));
        return folder;
    }
}
