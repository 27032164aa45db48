using System.Collections.Immutable;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Fitting;

/// <summary>Fit problems for the tests: by hand, and at random from a seed.</summary>
internal static class FitCases
{
    public static FitProblem One(int[] free, int[] perPatient) => new()
    {
        Pools = [new FreeCapacity(new PoolId("nurse"), [.. free])],
        PerPatient = [new CapacityDemand(new PoolId("nurse"), [.. perPatient])],
    };

    /// <summary>A problem small enough to enumerate: a few months, one or two pools, demands with pauses and rises.</summary>
    public static FitProblem Small(Random random)
    {
        var months = random.Next(2, 8);
        var pools = random.Next(1, 3);
        return new FitProblem
        {
            Pools = [.. Enumerable.Range(0, pools).Select(p => new FreeCapacity(Id(p), Amounts(random, months, 9)))],
            PerPatient = [.. Enumerable.Range(0, pools).Select(p => new CapacityDemand(Id(p), Amounts(random, random.Next(1, 5), 4)))],
            PerSite = random.Next(2) == 0 ? [] : [new CapacityDemand(Id(0), Amounts(random, random.Next(1, months + 1), 2))],
            StartMonth = random.Next(0, 2),
            EndMonth = random.Next(2) == 0 ? null : random.Next(2, months + 1),
            MaxPatients = random.Next(1, 7),
        };
    }

    /// <summary>A trust's calendar: six pools over 36 months, visits of a kind studies have, some capacity taken already.</summary>
    public static FitProblem Trust(Random random)
    {
        const int months = 36;
        var visits = new[] { new[] { 6, 3, 2, 2, 2, 2 }, [3, 2, 2, 2, 2, 2], [4, 4, 4, 4, 4, 4], [1, 0, 1, 0, 0, 1], [2, 2, 2, 2, 2, 2], [1] };
        return new FitProblem
        {
            Pools = [.. visits.Select((v, p) => new FreeCapacity(Id(p), [.. Enumerable.Range(0, months).Select(_ => random.Next(5, 20) * v[0])]))],
            PerPatient = [.. visits.Select((v, p) => new CapacityDemand(Id(p), [.. v]))],
            PerSite = [new CapacityDemand(Id(0), [.. Enumerable.Repeat(3, 24)])],
            StartMonth = random.Next(0, 6),
            EndMonth = 24,
        };
    }

    private static PoolId Id(int pool) => new($"pool-{pool}");

    private static ImmutableArray<int> Amounts(Random random, int months, int most) =>
        [.. Enumerable.Range(0, months).Select(_ => random.Next(0, most + 1))];
}
