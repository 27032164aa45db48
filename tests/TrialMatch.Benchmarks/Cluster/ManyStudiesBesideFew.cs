using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>What stored studies cost: latency of one caller on a large store beside a small one, and the large one's memory.</summary>
internal static class ManyStudiesBesideFew
{
    // Calls before the first turn, so that both processes' code is compiled.
    private const int WarmUpTurns = 5;

    public static async Task<IReadOnlyList<ClusterRow>> MeasureAsync(ClusterSetting setting)
    {
        var scale = setting.Scale;
        var (network, folder) = (WideNetwork.WriteFor(scale.ManyStudies, setting.Folder), setting.NewFolder());
        await using var few = await setting.StartEmbeddedAsync(network);
        using var fewCaller = new StudyCaller(few.GrpcAddress);
        await FillAsync(fewCaller, scale.FewStudies);
        var rows = new List<ClusterRow>();
        await using (var many = await setting.StartEmbeddedAsync(folder, network))
        {
            using var manyCaller = new StudyCaller(many.GrpcAddress);
            var filled = await FillAsync(manyCaller, scale.ManyStudies);
            await Task.Delay(scale.Rest);
            rows.Add(StartAndIdle.Memory(string.Create(CultureInfo.InvariantCulture, $"memory at {scale.ManyStudies:N0} studies"), many.MemoryBytes, 500, $"{filled}; {scale.Rest.TotalSeconds:0} s after the last"));
            rows.AddRange(await LatenciesAsync(scale, manyCaller, fewCaller, filled));
        }

        return [.. rows, .. await StartAndIdle.AgainAsync(setting, folder, network)];
    }

    /// <returns>What was done.</returns>
    private static async Task<string> FillAsync(StudyCaller caller, int studies)
    {
        await caller.RegisterSponsorAsync();
        await Placing.WarmUpAsync(caller);
        var clock = Stopwatch.StartNew();
        var placed = await Placing.RegisterAsync(caller, Enumerable.Range(0, studies));
        return string.Create(CultureInfo.InvariantCulture, $"{studies:N0} registered through the API in {clock.Elapsed.TotalSeconds:N0} s, {placed.Count:N0} of them with sites");
    }

    private static async Task<IReadOnlyList<ClusterRow>> LatenciesAsync(ClusterScale scale, StudyCaller many, StudyCaller few, string filled)
    {
        // The same studies on both, none of them registered before.
        var next = scale.ManyStudies;
        var (previews, registrations) = (new List<(double Own, double Beside)>(), new List<(double Own, double Beside)>());
        for (var turn = 0; turn < WarmUpTurns + scale.Rounds; turn++, next += scale.CallsATurn)
        {
            var numbers = Enumerable.Range(next, scale.CallsATurn).ToList();
            previews.Add((await MedianAsync(numbers, many.PreviewAsync), await MedianAsync(numbers, few.PreviewAsync)));
            registrations.Add((await MedianAsync(numbers, many.RegisterAsync), await MedianAsync(numbers, few.RegisterAsync)));
        }

        return [Row("median preview", previews, scale, filled), Row("median registration", registrations, scale, filled)];
    }

    private static ClusterRow Row(string measure, IReadOnlyList<(double Own, double Beside)> turns, ClusterScale scale, string filled)
    {
        var measured = turns.Skip(WarmUpTurns).ToList();
        var compared = new Comparison([.. measured.Select(turn => turn.Own)], [.. measured.Select(turn => turn.Beside)]);
        return new ClusterRow(
            string.Create(CultureInfo.InvariantCulture, $"{measure}, {scale.ManyStudies:N0} stored studies beside {scale.FewStudies:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"{compared.OwnMedian:0.00} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{compared.BesideMedian:0.00} ms"),
            compared.Ratio,
            ClusterGoal.AtMost(1.1, "1.1 ×"),
            string.Create(CultureInfo.InvariantCulture, $"one caller, {scale.Rounds} × {scale.CallsATurn} of the same studies on both, in turns; {filled}; {compared.Spread}"));
    }

    private static async Task<double> MedianAsync<T>(IReadOnlyList<int> numbers, Func<int, Task<T>> call)
    {
        var latencies = new List<double>();
        foreach (var number in numbers)
        {
            var started = Stopwatch.GetTimestamp();
            await call(number);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Comparison.MedianOf(latencies);
    }
}
