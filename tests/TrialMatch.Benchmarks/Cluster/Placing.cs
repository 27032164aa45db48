using System.Collections.Concurrent;
using System.Diagnostics;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>Many studies at once, with as many callers as a <see cref="Load"/> has.</summary>
internal static class Placing
{
    private const int WarmUpStudies = 15;

    // Numbers that no load comes to.
    private const int FirstOfWarmUp = int.MaxValue - WarmUpStudies;

    /// <summary>Registers a few studies, one after the other: many callers at once find a server slow whose code is not compiled yet.</summary>
    public static async Task WarmUpAsync(StudyCaller caller)
    {
        foreach (var number in Enumerable.Range(FirstOfWarmUp, WarmUpStudies))
        {
            await caller.RegisterAsync(number);
        }
    }

    /// <summary>Registers studies, those of a range of numbers.</summary>
    /// <returns>Those that were placed with sites.</returns>
    public static async Task<IReadOnlyList<Study>> RegisterAsync(StudyCaller caller, IEnumerable<int> numbers)
    {
        var registered = new ConcurrentBag<Study>();
        await Parallel.ForEachAsync(numbers, AtOnce, async (number, _) => registered.Add(await caller.RegisterAsync(number)));
        return [.. registered.Where(study => study.State == Study.Types.State.Requested)];
    }

    /// <summary>Answers for all sites of all studies and accepts the offers.</summary>
    /// <returns>The calls.</returns>
    public static async Task<Stretch> PlaceAsync(StudyCaller caller, IReadOnlyList<Study> studies)
    {
        var latencies = new ConcurrentBag<IReadOnlyList<TimeSpan>>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(studies, AtOnce, async (study, _) => latencies.Add(await caller.PlaceAsync(study)));
        return new Stretch([.. latencies.SelectMany(each => each)], clock.Elapsed, Cpu: default, AllocatedBytes: 0);
    }

    private static ParallelOptions AtOnce => new() { MaxDegreeOfParallelism = Load.Callers };
}
