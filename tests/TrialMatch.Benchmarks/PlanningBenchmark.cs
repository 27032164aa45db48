using System.Globalization;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Benchmarks;

/// <summary>Planning by stage: time and memory allocated for a study.</summary>
internal static class PlanningBenchmark
{
    private const int DefaultRounds = 15;

    // Where capacity is scarce, what fits has to be searched for.
    private static readonly int[] CapacityPercents = [100, 30];

    public static int Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultRounds;
        foreach (var percent in CapacityPercents)
        {
            Print(PlanningTime.Measure(NetworkSeed.Load(), rounds, percent), percent, rounds);
        }

        return 0;
    }

    private static void Print(PlanningTime time, int percent, int rounds)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{percent} % of the planning defaults, one thread, empty calendars; mean of {time.Kinds} kinds of study, median of {rounds} rounds of {PlanningTime.Repeats}"));
        Print("stage", "µs", "KB allocated");
        foreach (var stage in time.Stages)
        {
            Print(stage.Name, Rounded(stage.Microseconds), Rounded(stage.Kilobytes));
        }

        Print("all", Rounded(time.Stages.Sum(stage => stage.Microseconds)), Rounded(time.Stages.Sum(stage => stage.Kilobytes)));
    }

    private static void Print(string stage, string microseconds, string kilobytes) => Console.WriteLine($"{stage,-36}{microseconds,10}{kilobytes,16}");

    private static string Rounded(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
