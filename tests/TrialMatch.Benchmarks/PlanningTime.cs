using System.Collections.Immutable;
using System.Diagnostics;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Benchmarks;

/// <summary>What planning alone costs, on one core and empty calendars: the part of a preview that is arithmetic.</summary>
internal sealed record PlanningTime(int Kinds, ImmutableArray<StageTime> Stages)
{
    public const int Repeats = 200;

    private const int UsualRounds = 3;

    /// <summary>Until then the runtime has compiled for good what is measured.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <param name="rounds">Of <see cref="Repeats"/> each; times are the median round's.</param>
    /// <param name="capacityPercent">What each trust has of what the network says.</param>
    public static PlanningTime Measure(NetworkSeed network, int rounds = UsualRounds, int capacityPercent = 100)
    {
        var studies = PlanningStages.OfEachKind(network, capacityPercent);
        WarmUpOn(studies);
        return new PlanningTime(studies.Length, [.. studies[0].Stages.Select((stage, i) => Mean(stage.Name, studies.Select(study => Measure(study.Stages[i].Work, rounds))))]);
    }

    public override string ToString() =>
        $"on one core, mean of {Kinds} kinds of study: " + string.Join(", ", Stages.Select(stage => $"{stage.Name} {stage.Microseconds:0} µs"));

    private static void WarmUpOn(ImmutableArray<PlanningStages> studies)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            foreach (var (_, work) in studies.SelectMany(study => study.Stages))
            {
                work();
            }
        }
    }

    private static StageTime Mean(string name, IEnumerable<(double Microseconds, double Kilobytes)> measured)
    {
        var all = measured.ToList();
        return new StageTime(name, all.Average(each => each.Microseconds), all.Average(each => each.Kilobytes));
    }

    private static (double Microseconds, double Kilobytes) Measure(Func<object> work, int rounds)
    {
        var times = new double[rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            times[round] = Repeat(work);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(times);
        return (times[rounds / 2] / Repeats, allocated / 1024d / rounds / Repeats);
    }

    private static double Repeat(Func<object> work)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repeats; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }
}

/// <summary>A stage of planning, by what one study takes of it.</summary>
internal sealed record StageTime(string Name, double Microseconds, double Kilobytes);
