using System.Diagnostics;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>Files as a process leaves them that was killed while it had them open.</summary>
internal static class KilledStore
{
    /// <summary>Leaves a folder with this many commits, all of them in the log alone.</summary>
    /// <param name="write">Makes the commit with this number, from 0.</param>
    public static async Task LeaveAsync(string folder, int commits, Func<OpenStore, int, Task> write)
    {
        using var alive = new TemporaryFolder();
        await OpenStore.Open(alive.Path).DisposeAsync();
        await using var store = OpenStore.Open(alive.Path);
        for (var i = 0; i < commits; i++)
        {
            await write(store, i);
        }

        Directory.CreateDirectory(folder);
        using var copy = Process.Start("cp", ["-r", alive.Path + "/.", folder]);
        await copy.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, copy.ExitCode);
        File.Delete(Path.Combine(folder, DataDirectory.DatabaseFileName + "-shm"));
    }
}
