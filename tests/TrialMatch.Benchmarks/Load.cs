using System.Diagnostics;

namespace TrialMatch.Benchmarks;

/// <summary>Keeps a number of callers busy with one kind of call, in stretches of some seconds, and measures each call.</summary>
/// <param name="call">Takes the call's number, from 0 up, each once over all stretches.</param>
internal sealed class Load(string name, Func<int, Task> call)
{
    public const int Callers = 64;

    private int _next = -1;

    public string Name => name;

    public async Task<Stretch> RunAsync(int seconds)
    {
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var clock = Stopwatch.StartNew();
        var end = TimeSpan.FromSeconds(seconds);
        var latencies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallUntilAsync(clock, end))));
        return new Stretch(
            [.. latencies.SelectMany(each => each)],
            clock.Elapsed,
            Environment.CpuUsage.TotalTime - cpu,
            GC.GetTotalAllocatedBytes() - bytes);
    }

    private async Task<List<TimeSpan>> CallUntilAsync(Stopwatch clock, TimeSpan end)
    {
        var latencies = new List<TimeSpan>();
        while (clock.Elapsed < end)
        {
            var started = clock.Elapsed;
            await call(Interlocked.Increment(ref _next));
            latencies.Add(clock.Elapsed - started);
        }

        return latencies;
    }
}
