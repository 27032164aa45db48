using System.Globalization;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>That what is acknowledged is on disk, as the kernel sees it, whatever settings were asked for or checked.</summary>
public sealed class SyncTests : IDisposable
{
    private const int Writes = 20;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task When_a_write_is_acknowledged_the_kernel_holds_nothing_of_it_that_is_not_on_disk()
    {
        SkipWhereItCannotBeSeen();
        await using var store = OpenStore.Open(_folder.Path);
        for (var i = 0; i < Writes; i++)
        {
            var grain = GrainId.Create("note", i.ToString(CultureInfo.InvariantCulture));
            await store.Grains.WriteStateAsync("state", grain, new GrainState<Note>(new Note { Number = i }));

            Assert.Equal(0, UnsyncedPages.Count(Path.Combine(_folder.Path, DataDirectory.DatabaseFileName + "-wal")));
        }
    }

    public void Dispose() => _folder.Dispose();

    private void SkipWhereItCannotBeSeen()
    {
        Directory.CreateDirectory(_folder.Path);
        using var file = new FileStream(Path.Combine(_folder.Path, "sample"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(new byte[40_000]);
        var before = UnsyncedPages.Count(file.Name);
        file.Flush(flushToDisk: true);
        Assert.SkipUnless(
            before > 0 && UnsyncedPages.Count(file.Name) == 0,
            "Neither kernel nor file system tell here what is not on disk: it takes Linux 6.5 and a disk.");
    }
}
