using System.Diagnostics;

namespace TrialMatch.Benchmarks;

/// <summary>Keeps a number of callers busy for a time and measures each call.</summary>
internal static class Load
{
    /// <param name="call">Takes the call's number, from 0 up, each once.</param>
    public static async Task<Result> RunAsync(int callers, int warmUpSeconds, int seconds, Func<int, Task> call)
    {
        var next = -1;
        var clock = Stopwatch.StartNew();
        var begin = TimeSpan.FromSeconds(warmUpSeconds);
        var end = begin + TimeSpan.FromSeconds(seconds);
        var (cpuAtBegin, bytesAtBegin) = (TimeSpan.Zero, 0L);
        var reading = Task.Delay(begin).ContinueWith(_ => (cpuAtBegin, bytesAtBegin) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes()), TaskScheduler.Default);
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var mine = new List<TimeSpan>();
            while (clock.Elapsed < end)
            {
                var started = clock.Elapsed;
                await call(Interlocked.Increment(ref next));
                if (started >= begin)
                {
                    mine.Add(clock.Elapsed - started);
                }
            }

            return mine;
        })));
        await reading;
        var cpu = Environment.CpuUsage.TotalTime - cpuAtBegin;
        var bytes = GC.GetTotalAllocatedBytes() - bytesAtBegin;
        var sorted = latencies.SelectMany(each => each).Order().ToList();
        return new Result(
            sorted.Count / (double)seconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)], cpu / sorted.Count, bytes / sorted.Count);
    }

    /// <param name="CpuPerCall">Processor time of client and server together.</param>
    /// <param name="BytesPerCall">Memory that client and server together allocate.</param>
    public sealed record Result(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan CpuPerCall, long BytesPerCall);
}
