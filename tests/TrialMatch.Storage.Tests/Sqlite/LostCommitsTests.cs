using System.Globalization;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>Databases that lack what was acknowledged, and those that do not.</summary>
public sealed class LostCommitsTests : IDisposable
{
    private const int Writes = 20;

    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => Path.Combine(_folder.Path, DataDirectory.DatabaseFileName);

    private string LogPath => DatabasePath + "-wal";

    private string MarkPath => Path.Combine(_folder.Path, CommitMark.FileName);

    [Fact]
    public async Task A_write_ahead_log_that_is_gone_after_a_kill_is_told_with_what_is_lost_and_what_to_do()
    {
        await KillAfterWritesAsync();
        File.Delete(LogPath);

        var refusal = Refusal();

        Assert.Contains($"'{DatabasePath}'", refusal, StringComparison.Ordinal);
        Assert.Contains($"number {Writes} was made", refusal, StringComparison.Ordinal);
        Assert.Contains("backup", refusal, StringComparison.Ordinal);
        Assert.Contains($"{nameof(SqliteStorageOptions.AcceptedLoss)} {Writes}", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_ahead_log_that_is_damaged_anywhere_is_told_and_left_as_it_is()
    {
        await KillAfterWritesAsync();
        var random = Seed.Random();
        var whole = await File.ReadAllBytesAsync(LogPath, TestContext.Current.CancellationToken);
        for (var round = 0; round < 20; round++)
        {
            // The last frame of the last commit is within the last page and its header, so any byte counts.
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(damaged.Length)] ^= 0x10;
            await File.WriteAllBytesAsync(LogPath, damaged, TestContext.Current.CancellationToken);

            Assert.Contains("Data is lost", Refusal(), StringComparison.Ordinal);
            Assert.Equal(damaged, await File.ReadAllBytesAsync(LogPath, TestContext.Current.CancellationToken));
        }

        await File.WriteAllBytesAsync(LogPath, whole, TestContext.Current.CancellationToken);
        await using var store = OpenStore.Open(_folder.Path);
        Assert.True(await ExistsAsync(store, Writes - 1));
    }

    [Fact]
    public async Task A_write_ahead_log_that_was_cut_off_is_told()
    {
        await KillAfterWritesAsync();
        using (var log = File.OpenWrite(LogPath))
        {
            log.SetLength(log.Length - 1);
        }

        Assert.Contains("Data is lost", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_is_empty_or_missing_where_data_was_is_refused_and_none_is_begun(bool isMissing)
    {
        await CloseAfterWritesAsync();
        File.Delete(DatabasePath);
        if (!isMissing)
        {
            await File.WriteAllBytesAsync(DatabasePath, [], TestContext.Current.CancellationToken);
        }

        Assert.Contains("missing, empty", Refusal(), StringComparison.Ordinal);

        Assert.Equal(isMissing, !File.Exists(DatabasePath));
    }

    [Fact]
    public async Task Even_without_a_mark_an_empty_database_beside_a_log_with_data_is_refused_and_the_log_is_kept()
    {
        await KillAfterWritesAsync();
        var log = await File.ReadAllBytesAsync(LogPath, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(DatabasePath, [], TestContext.Current.CancellationToken);
        File.Delete(MarkPath);

        Assert.Contains("write-ahead log (-wal) is not", Refusal(), StringComparison.Ordinal);

        Assert.Equal(log, await File.ReadAllBytesAsync(LogPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_older_copy_in_the_place_of_the_database_is_told()
    {
        await CloseAfterWritesAsync();
        File.Copy(DatabasePath, DatabasePath + ".copy");
        await CloseAfterWritesAsync();
        File.Move(DatabasePath + ".copy", DatabasePath, overwrite: true);

        Assert.Contains($"number {Writes}, but number {2 * Writes} was made", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_database_in_its_place_is_told()
    {
        await CloseAfterWritesAsync();
        using var other = new TemporaryFolder();
        await OpenStore.Open(other.Path).DisposeAsync();
        File.Move(Path.Combine(other.Path, DataDirectory.DatabaseFileName), DatabasePath, overwrite: true);

        Assert.Contains("another database", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_that_is_accepted_by_its_number_is_begun_from_and_no_other_is()
    {
        await KillAfterWritesAsync();
        File.Delete(LogPath);

        Assert.Contains("Data is lost", Refusal(acceptedLoss: Writes - 1), StringComparison.Ordinal);
        await using (var store = OpenStore.Open(_folder.Path, options => options.AcceptedLoss = Writes))
        {
            Assert.False(await ExistsAsync(store, Writes - 1));
            await WriteAsync(store, 0);
        }

        await using var reopened = OpenStore.Open(_folder.Path);
        Assert.True(await ExistsAsync(reopened, 0));
    }

    [Fact]
    public async Task A_database_that_comes_without_its_mark_as_a_backup_does_is_opened()
    {
        await CloseAfterWritesAsync();
        File.Delete(MarkPath);

        await using var store = OpenStore.Open(_folder.Path);
        Assert.True(await ExistsAsync(store, Writes - 1));
    }

    [Fact]
    public async Task Of_a_mark_half_of_which_is_damaged_the_other_half_counts()
    {
        await CloseAfterWritesAsync();
        var lines = await File.ReadAllLinesAsync(MarkPath, TestContext.Current.CancellationToken);
        var newest = lines.Max(StringComparer.Ordinal)!;
        await File.WriteAllTextAsync(
            MarkPath, string.Concat(lines.Select(line => (line == newest ? new string('?', line.Length) : line) + '\n')),
            TestContext.Current.CancellationToken);
        File.Delete(DatabasePath);

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{Writes - 1} commits were made"), Refusal(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal(long? acceptedLoss = null) => Assert.Throws<StorageUnavailableException>(
        () => OpenStore.Open(_folder.Path, options => options.AcceptedLoss = acceptedLoss)).Message;

    private async Task CloseAfterWritesAsync()
    {
        await using var store = OpenStore.Open(_folder.Path);
        for (var i = 0; i < Writes; i++)
        {
            await WriteAsync(store, i);
        }
    }

    /// <summary>What a kill leaves: the files as they were at the last acknowledgement, the newest commits in the log alone.</summary>
    private Task KillAfterWritesAsync() => KilledStore.LeaveAsync(_folder.Path, Writes, WriteAsync);

    private static async Task WriteAsync(OpenStore store, int number)
    {
        var state = new GrainState<Note>();
        await store.Grains.ReadStateAsync("state", Grain(number), state);
        state.State = new Note { Number = number };
        await store.Grains.WriteStateAsync("state", Grain(number), state);
    }

    private static async Task<bool> ExistsAsync(OpenStore store, int number)
    {
        var state = new GrainState<Note>();
        await store.Grains.ReadStateAsync("state", Grain(number), state);
        return state.RecordExists;
    }

    private static GrainId Grain(int number) => GrainId.Create("note", number.ToString(CultureInfo.InvariantCulture));
}
