using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Storage.Worker;

/// <summary>Measures acknowledged writes a second on the disk that holds the folder.</summary>
internal static class Throughput
{
    private const double WarmUpSeconds = 0.5;
    private const double MeasuredSeconds = 3;

    public static async Task RunAsync(string directory, int maxBatchWrites)
    {
        Console.WriteLine("payload  writers  writes/s  p50 ms  p99 ms");
        foreach (var payloadBytes in (int[])[2_048, 16_384])
        {
            foreach (var writers in (int[])[1, 16, 256])
            {
                var folder = Path.Combine(directory, Guid.NewGuid().ToString("N"));
                await MeasureAsync(folder, payloadBytes, writers, maxBatchWrites);
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(string folder, int payloadBytes, int writers, int maxBatchWrites)
    {
        await using var store = OpenStore.Open(folder, o => o.MaxBatchWrites = maxBatchWrites);
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, writers).Select(
            writer => Task.Run(() => WriteAsync(store, writer, payloadBytes, start))));
        var all = latencies.SelectMany(l => l).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{payloadBytes,7}  {writers,7}  {all.Length / MeasuredSeconds,8:F0}  {At(all, 0.5),6:F2}  {At(all, 0.99),6:F2}"));
    }

    // Latencies in milliseconds of the writes that began after the warm-up.
    private static async Task<List<double>> WriteAsync(OpenStore store, int writer, int payloadBytes, long start)
    {
        var grain = GrainId.Create("throughput", writer.ToString(CultureInfo.InvariantCulture));
        var state = new GrainState<string>(new string('x', payloadBytes));
        var latencies = new List<double>();
        while (true)
        {
            var began = Stopwatch.GetTimestamp();
            var elapsedSeconds = Stopwatch.GetElapsedTime(start, began).TotalSeconds;
            if (elapsedSeconds >= WarmUpSeconds + MeasuredSeconds)
            {
                return latencies;
            }

            await store.Grains.WriteStateAsync("state", grain, state);
            if (elapsedSeconds >= WarmUpSeconds)
            {
                latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
    }

    private static double At(double[] ordered, double quantile) => ordered[(int)(quantile * (ordered.Length - 1))];
}
