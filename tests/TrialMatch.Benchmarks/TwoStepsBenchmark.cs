using System.Globalization;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Domain.Tests.Studies.TwoSteps;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Benchmarks;

/// <summary>
/// Simulated years of requests, once with capacity held for each from its first day, once as inquiries that hold nothing until their sponsors confirm.
/// Arguments: requests a year (default 100), seed of the first year (default 1), years (default 5), each with the next seed.
/// </summary>
internal static class TwoStepsBenchmark
{
    private const int DefaultRequests = 100;
    private const int DefaultYears = 5;

    /// <summary>The shares of the planning defaults that trusts declare: all, and less, so that more studies get in each other's way.</summary>
    private static readonly int[] CapacityPercents = [100, 60];

    public static int Run(string[] args)
    {
        var requests = Number(args, 0, DefaultRequests);
        var first = Number(args, 1, 1);
        var years = Number(args, 2, DefaultYears);
        Console.WriteLine(
            $"seeds {first} to {first + years - 1}, a year each of {requests} requests; means of the years; who comes, when that is decided, and what sites answer are guesses (see RequestStream)");
        foreach (var percent in CapacityPercents)
        {
            Print(percent, Simulate(percent, requests, first, years, Approach.HeldAtOnce), Simulate(percent, requests, first, years, Approach.TwoSteps));
        }

        return 0;
    }

    private static int Number(string[] args, int position, int usual) =>
        args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : usual;

    private static List<YearFigures> Simulate(int capacityPercent, int requests, int first, int years, Approach approach) =>
        [.. Enumerable.Range(first, years).Select(seed => Simulate(capacityPercent, requests, seed, approach))];

    private static YearFigures Simulate(int capacityPercent, int requests, int seed, Approach approach)
    {
        var network = NetworkSeed.Load();
        var world = new World(capacityPercent, network);
        TrustId[] trusts = [.. network.Trusts.Select(trust => trust.Id)];
        return SimulatedYear.Run(world, approach, RequestStream.Draw(new Random(seed), requests, OsloTime.DateAt(world.Now), trusts));
    }

    private static void Print(int capacityPercent, List<YearFigures> atOnce, List<YearFigures> twoSteps)
    {
        Console.WriteLine();
        Line($"{capacityPercent} % of the planning defaults", "held at once", "two steps");
        foreach (var kind in atOnce[0].Held.Keys.Where(kind => atOnce.Any(year => year.Held[kind] > 0)))
        {
            Line($"{EnumText.InWords(kind)} held in vain, of declared", Percent(atOnce.Average(year => year.HeldInVain[kind])), Percent(twoSteps.Average(year => year.HeldInVain[kind])));
            Line("  of held", OfHeld(atOnce), OfHeld(twoSteps));
            string OfHeld(List<YearFigures> years) => Percent(years.Sum(year => year.HeldInVain[kind]) / years.Sum(year => year.Held[kind]));
        }

        void Row(string what, Func<YearFigures, double> figure) => Line(what, Mean(atOnce, figure), Mean(twoSteps, figure));
        Row("requests put to the waiting list", year => year.Waitlisted);
        Row("  of them only because of holds in vain", year => year.WaitlistedInVain);
        Row("requests without an answer that would do by the decision", year => year.Unanswered);
        Row("questions put to sites", year => year.Questions);
        Row("median days from request to such an answer", year => year.MedianDaysToAnswer);
        Row("median days from request to placement", year => year.MedianDaysToPlacement);
        Row("median days from decision to placement", year => year.MedianDaysFromDecision);
        Row("requests that came", year => year.Come);
        Row("  registered again, as the offer had expired", year => year.RegisteredAgain);
        Row("  placed", year => year.Placed);
        Row("  placed with fewer patients than answered", year => year.PlacedWithFewer);
        Row("  not placed after an answer that would have done", year => year.NoLongerPlaced);
        Row("patients placed", year => year.PlacedPatients);
    }

    private static void Line(string what, string atOnce, string twoSteps) => Console.WriteLine($"{what,-58}{atOnce,14}{twoSteps,14}");

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Mean(List<YearFigures> years, Func<YearFigures, double> figure) => years.Average(figure).ToString("0.0", CultureInfo.InvariantCulture);
}
