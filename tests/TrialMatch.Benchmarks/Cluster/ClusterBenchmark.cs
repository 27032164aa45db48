using System.Globalization;
using Grpc.Core;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>The table of what the service costs beside what it could be replaced by, and of what grows with it. All ratios are of one run.</summary>
internal static class ClusterBenchmark
{
    private const string QuickOption = "--quick";

    private static readonly (string Name, Func<ClusterSetting, Task<IReadOnlyList<ClusterRow>>> MeasureAsync)[] Measures =
    [
        ("start", StartAndIdle.MeasureAsync),
        ("procedure", BesideProcedure.MeasureAsync),
        ("postgres", PostgresBesideEmbedded.MeasureAsync),
        ("silos", TwoSilosBesideOne.MeasureAsync),
        ("studies", ManyStudiesBesideFew.MeasureAsync),
    ];

    /// <param name="args">Names of measures, all if none is there; and whether to be quick.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var names = args.Where(arg => arg != QuickOption).ToList();
        if (names.Except(Measures.Select(measure => measure.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"\"{unknown}\" is no measure; there are {string.Join(", ", Measures.Select(measure => measure.Name))}");
            return 2;
        }

        await using var postgres = await PostgresProcess.StartNewAsync();
        if (postgres is null)
        {
            await Console.Error.WriteLineAsync(PostgresProcess.WhyNone);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("trialmatch-cluster-");
        try
        {
            var scale = args.Contains(QuickOption) ? ClusterScale.Quick : ClusterScale.Full;
            return await MeasureAsync(new ClusterSetting(scale, postgres, folder.FullName), names) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>Whether every measure came to its end; each that did is printed.</returns>
    private static async Task<bool> MeasureAsync(ClusterSetting setting, List<string> names)
    {
        PrintHead(setting.Scale);
        var areAllMeasured = true;
        foreach (var (name, measureAsync) in Measures.Where(measure => names.Count == 0 || names.Contains(measure.Name)))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {name}"));
            try
            {
                foreach (var row in await measureAsync(setting))
                {
                    Console.WriteLine(row);
                }
            }
            catch (Exception failure) when (failure is RpcException or InvalidOperationException or TimeoutException)
            {
                areAllMeasured = false;
                await Console.Error.WriteLineAsync($"{name} failed: {failure.Message}\n{setting.Logs}");
            }
        }

        return areAllMeasured;
    }

    private static void PrintHead(ClusterScale scale)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores for load generator, servers and PostgreSQL (fsync and synchronous_commit on); studies are numbered, nothing is drawn by lot.{(scale == ClusterScale.Quick ? " Quick: the figures mean nothing." : string.Empty)}"));
        Console.WriteLine("| measure | figure | baseline | ratio | goal | | how |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }
}
