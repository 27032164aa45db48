using System.Diagnostics;
using System.Globalization;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>
/// Kills a writing process and looks for every write it acknowledged. This proves what a kill proves; the loss of
/// power also needs the disk to keep what it was told to sync.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 4;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_acknowledged_write_survives_a_kill()
    {
        var random = Seed.Random();
        for (var round = 1; round <= Rounds; round++)
        {
            var afterMilliseconds = random.Next(10, 400);
            var acknowledged = await WriteUntilKilledAsync(random.Next(), afterMilliseconds);
            output.WriteLine($"Round {round}: killed {afterMilliseconds} ms after the first acknowledgement, "
                + $"{acknowledged.Values.Sum()} writes by then.");
            await AssertAllThereAsync(acknowledged);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <returns>The last acknowledged write of each writer.</returns>
    private async Task<Dictionary<int, int>> WriteUntilKilledAsync(int seed, int afterMilliseconds)
    {
        using var process = WorkerProcess.Start(_folder.Path, seed);
        try
        {
            return await ReadUntilKilledAsync(process, afterMilliseconds);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<Dictionary<int, int>> ReadUntilKilledAsync(Process process, int afterMilliseconds)
    {
        var acknowledged = new Dictionary<int, int>();
        Task? kill = null;
        var text = "";
        var buffer = new char[4_096];
        int read;
        while ((read = await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0)
        {
            kill ??= KillAsync(process, afterMilliseconds);
            text += new string(buffer, 0, read);
            text = Take(text, acknowledged);
        }

        Assert.True(kill is not null, $"The worker wrote nothing: {await process.StandardError.ReadToEndAsync()}");
        await kill;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return acknowledged;
    }

    // Takes the whole lines: the last one may be cut off by the kill.
    private static string Take(string text, Dictionary<int, int> acknowledged)
    {
        var lines = text.Split('\n');
        foreach (var line in lines[..^1])
        {
            var parts = line.Split(' ');
            acknowledged[Number(parts[0])] = Number(parts[1]);
        }

        return lines[^1];
    }

    private static async Task KillAsync(Process process, int afterMilliseconds)
    {
        await Task.Delay(afterMilliseconds, TestContext.Current.CancellationToken);
        process.Kill();
    }

    private async Task AssertAllThereAsync(Dictionary<int, int> acknowledged)
    {
        await using var store = OpenStore.Open(_folder.Path);
        var page = await store.Registry.ListAsync(new(null, null, null, 1_000, ""), TestContext.Current.CancellationToken);
        var requests = await store.Registry.ListRequestsAsync(new(null, null, null, 1_000, ""), TestContext.Current.CancellationToken);
        foreach (var (writer, writes) in acknowledged)
        {
            var state = new GrainState<CountedStudy>();
            await store.Grains.ReadStateAsync(AcknowledgedWrites.StateName, AcknowledgedWrites.Grain(writer), state);

            // One more may have been written and not yet acknowledged.
            Assert.InRange(state.State!.Writes, writes, writes + 1);
            Assert.Equal(state.State.Writes.ToString(CultureInfo.InvariantCulture), state.ETag);
            var entry = state.State.ToStudyEntry();
            Assert.Equal(entry with { Requests = [] }, Assert.Single(page.Studies, s => s.Id == entry.Id));
            Assert.Equal(entry.Requests, requests.Requests.Where(r => r.Study == entry.Id));
            await AssertToldOnceEachAsync(store, state.State);
        }
    }

    // One entry for each write that the state has counted, no more and no fewer, whenever the kill came.
    private static async Task AssertToldOnceEachAsync(OpenStore store, CountedStudy study)
    {
        var told = new List<string>();
        var last = 0L;
        IReadOnlyList<FeedEntry> page;
        do
        {
            page = await store.Feed.ReadAsync(CountedStudy.Topic(study.Id), last, 500, TestContext.Current.CancellationToken);
            told.AddRange(page.Select(entry => entry.Payload));
            last = page.Count == 0 ? last : page[^1].Sequence;
        }
        while (page.Count > 0);

        Assert.Equal(Enumerable.Range(1, study.Writes).Select(n => n.ToString(CultureInfo.InvariantCulture)), told);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
