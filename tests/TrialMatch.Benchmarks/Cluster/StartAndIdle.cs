using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>How soon an embedded server answers after its process was started, and what memory it takes when nobody calls.</summary>
internal static class StartAndIdle
{
    private const double BytesPerMegabyte = 1_000_000;
    private const double MostSeconds = 2;
    private const double MostIdleMegabytes = 200;

    public static async Task<IReadOnlyList<ClusterRow>> MeasureAsync(ClusterSetting setting)
    {
        var scale = setting.Scale;
        var seconds = new List<double>();
        for (var start = 0; start < scale.Starts; start++)
        {
            seconds.Add(await UntilFirstPreviewAsync(setting, setting.NewFolder(), network: null));
        }

        await using var idle = await setting.StartEmbeddedAsync();
        await Task.Delay(scale.Rest);
        return
        [
            Start("process start to first preview", seconds, ClusterGoal.AtMost(MostSeconds, "2 s"), "empty data folder"),
            Memory("memory idle", idle.MemoryBytes, MostIdleMegabytes, string.Create(CultureInfo.InvariantCulture, $"resident, {scale.Rest.TotalSeconds:0} s after it serves, no call before")),
        ];
    }

    /// <summary>The same on a data folder that is in use no more.</summary>
    public static async Task<IReadOnlyList<ClusterRow>> AgainAsync(ClusterSetting setting, string folder, string network)
    {
        var studies = string.Create(CultureInfo.InvariantCulture, $"{setting.Scale.ManyStudies:N0} stored studies");
        var seconds = await UntilFirstPreviewAsync(setting, folder, network);
        await using var idle = await setting.StartEmbeddedAsync(folder, network);
        await Task.Delay(setting.Scale.Rest);
        return
        [
            Start($"process start to first preview with {studies}", [seconds], ClusterGoal.AtMost(MostSeconds, "2 s"), "the store of the row above, stopped by a kill"),
            Memory($"memory idle with {studies}, restarted", idle.MemoryBytes, MostIdleMegabytes, "the same store"),
        ];
    }

    public static ClusterRow Memory(string measure, long bytes, double most, string how) => new(
        measure,
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerMegabyte:N0} MB"),
        string.Empty,
        bytes / BytesPerMegabyte,
        ClusterGoal.AtMost(most, string.Create(CultureInfo.InvariantCulture, $"{most:0} MB")),
        how);

    private static ClusterRow Start(string measure, List<double> seconds, ClusterGoal goal, string how) => new(
        measure,
        string.Create(CultureInfo.InvariantCulture, $"{Comparison.MedianOf(seconds):0.00} s"),
        string.Empty,
        Comparison.MedianOf(seconds),
        goal,
        string.Create(CultureInfo.InvariantCulture, $"median of {seconds.Count}, {seconds.Min():0.00} to {seconds.Max():0.00} s, the client's own connection in it; {how}"));

    private static async Task<double> UntilFirstPreviewAsync(ClusterSetting setting, string folder, string? network)
    {
        var started = Stopwatch.GetTimestamp();
        await using var server = await setting.StartEmbeddedAsync(folder, network);
        using var caller = new StudyCaller(server.GrpcAddress);
        await caller.PreviewAsync(0);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
