using System.Diagnostics;
using System.Globalization;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Benchmarks;

/// <summary>
/// Selection beside two certificates of the cheapest set, beside simpler ways to select, and against the clock.
/// Arguments: instances (default 306) and seed (default 1).
/// </summary>
internal static class SelectionBenchmark
{
    private const int DefaultInstances = 306;
    private const double SameCost = 1e-5;
    private const double WarmUpSeconds = 2;

    private static readonly double[] Probabilities = [0.8, 0.9, 0.95];

    public static int Run(string[] args)
    {
        var instances = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultInstances;
        var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        Console.WriteLine($"seed {seed}; one thread; distributions of rates, starts, caps and costs are guesses (see SelectionInstances)");
        Quality(instances, seed);
        Speed(seed);
        return 0;
    }

    private static void Quality(int instances, int seed)
    {
        var random = new Random(seed);
        var first = SelectionInstances.Next(new Random(seed), 22, Probabilities[0]);
        WarmUp(() => Selector.Solve(first));
        var outcomes = new List<Outcome>();
        var infeasible = 0;
        while (outcomes.Count < instances)
        {
            var problem = SelectionInstances.Next(random, 10 + random.Next(13), Probabilities[outcomes.Count % Probabilities.Length]);
            var outcome = Compare(problem);
            if (outcome is null)
            {
                infeasible++;
            }
            else
            {
                outcomes.Add(outcome);
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{outcomes.Count} instances of 10-22 sites, p in 0.8, 0.9, 0.95; {infeasible} more had no plan and all said so");
        PrintCertificates(outcomes);
        Print("gap to the certified least cost", "optimal", "mean", "worst", "P < p");
        PrintGap("selection", outcomes, outcome => outcome.Cost, outcome => outcome.Probability);
        PrintGap("greedy by patients per cost", outcomes, outcome => outcome.Greedy, _ => 1);
        PrintGap("cheapest by normal approximation", outcomes, outcome => outcome.Normal?.Cost ?? double.NaN, outcome => outcome.Normal?.Probability ?? 1);
        var falling = outcomes.Where(outcome => outcome.Normal is { } normal && normal.Probability < outcome.Asked).ToList();
        Console.WriteLine(Invariant($"  where the normal approximation falls short: by {falling.Select(outcome => outcome.Asked - outcome.Normal!.Value.Probability).DefaultIfEmpty().Average():0.000} on average, {falling.Select(outcome => outcome.Asked - outcome.Normal!.Value.Probability).DefaultIfEmpty().Max():0.000} at worst"));
        PrintTimes(outcomes);
    }

    private static Outcome? Compare(SelectionProblem problem)
    {
        var sites = new WeighedSites(problem);
        var byCpSat = sites.HasOnePrice ? CpSatCertificate.Of(problem) : null;
        var byEnumeration = EnumerationCertificate.Of(problem, sites);
        var milliseconds = Time(() => Selector.Solve(problem), repeats: 3);
        if (Selector.Solve(problem) is not SelectionPlan plan)
        {
            return byCpSat?.AtLeast is null && byEnumeration.LeastCost is null ? null : throw new InvalidOperationException("A certificate has a plan where selection has none.");
        }

        var chosen = problem.Candidates.Select(candidate => plan.Chosen.Any(site => site.Id == candidate.Id)).ToArray();
        return new Outcome(
            problem.Probability,
            LeastCost(byCpSat, byEnumeration),
            byCpSat,
            byEnumeration,
            sites.Cost(chosen),
            sites.Probability(chosen),
            milliseconds,
            SimpleSelections.Greedy(problem, sites) ?? double.NaN,
            SimpleSelections.Normal(problem, sites));
    }

    /// <summary>What both ways have proven; they may not contradict each other.</summary>
    private static double LeastCost(CpSatCertificate.Proof? byCpSat, EnumerationCertificate.Proof byEnumeration)
    {
        if (byEnumeration.LeastCost is not { } leastCost || byCpSat is { AtLeast: null })
        {
            throw new InvalidOperationException("Selection has a plan where a certificate has none.");
        }

        if (byCpSat is null)
        {
            return leastCost;
        }

        var atLeast = byCpSat.AtLeast!.Value;

        // A bound of zero, where CP-SAT's time ran out in the first round, contradicts nothing.
        var isBelow = atLeast <= leastCost * (1 + SameCost);
        var isEqual = isBelow && leastCost <= atLeast * (1 + SameCost);
        return isEqual || (isBelow && !byCpSat.IsComplete)
            ? leastCost
            : throw new InvalidOperationException(Invariant($"The certificates differ: {atLeast} by CP-SAT, {leastCost} by enumeration."));
    }

    private static void PrintCertificates(List<Outcome> outcomes)
    {
        var byBoth = outcomes.Count(outcome => outcome.ByCpSat is { IsComplete: true });
        Console.WriteLine(Invariant($"certified in {outcomes.Count}: in {byBoth} by CP-SAT within {CpSatCertificate.MostTime.TotalSeconds:0} s and by enumeration, which agree; in {outcomes.Count - byBoth} by enumeration alone"));
        Console.WriteLine(Invariant($"sets enumerated: {outcomes.Average(outcome => outcome.ByEnumeration.Sets):N0} on average, {outcomes.Max(outcome => outcome.ByEnumeration.Sets):N0} at most"));
    }

    private static void PrintGap(string name, List<Outcome> outcomes, Func<Outcome, double> cost, Func<Outcome, double> probability)
    {
        // A set that misses the probability is no plan: its cost says nothing.
        var plans = outcomes.Where(outcome => probability(outcome) >= outcome.Asked && !double.IsNaN(cost(outcome))).ToList();
        var gaps = plans.Select(outcome => (cost(outcome) / outcome.Certified) - 1).ToList();
        Print(
            "  " + name,
            Invariant($"{gaps.Count(gap => gap < SameCost) / (double)outcomes.Count:P1}"),
            Invariant($"{gaps.Average():P2}"),
            Invariant($"{gaps.Max():P1}"),
            Invariant($"{outcomes.Count(outcome => probability(outcome) < outcome.Asked)}"));
    }

    private static void PrintTimes(List<Outcome> outcomes)
    {
        Print("time, ms", "median", "mean", "worst");
        PrintTime("least cost", outcomes.Select(outcome => outcome.Milliseconds));
        var byCpSat = outcomes.Where(outcome => outcome.ByCpSat is not null).ToList();
        PrintTime("certificate by CP-SAT", byCpSat.Select(outcome => outcome.ByCpSat!.Milliseconds));
        PrintTime("certificate by enumeration", outcomes.Select(outcome => outcome.ByEnumeration.Milliseconds));
        Console.WriteLine(Invariant($"  at the median CP-SAT takes {Median(byCpSat.Select(outcome => outcome.ByCpSat!.Milliseconds / outcome.Milliseconds)):0} times as long as the least-cost selection, in {Median(byCpSat.Select(outcome => (double)outcome.ByCpSat!.Rounds)):0} rounds; enumeration {Median(outcomes.Select(outcome => outcome.ByEnumeration.Milliseconds / outcome.Milliseconds)):0} times"));
    }

    private static void PrintTime(string name, IEnumerable<double> milliseconds)
    {
        var times = milliseconds.ToList();
        Print("  " + name, Invariant($"{Median(times):0.000}"), Invariant($"{times.Average():0.000}"), Invariant($"{times.Max():0.000}"));
    }

    private static void Speed(int seed)
    {
        Console.WriteLine();
        Print("median time, ms, once warm", "selection", "with reasons", "counterfactuals");
        SpeedOf("22 candidates, target 60", seed, sites: 22, target: 60, instances: 30, repeats: 5, hasCounterfactuals: true);
        SpeedOf("200 candidates, target 100", seed, sites: 200, target: 100, instances: 5, repeats: 2, hasCounterfactuals: false);
    }

    private static void SpeedOf(string name, int seed, int sites, int target, int instances, int repeats, bool hasCounterfactuals)
    {
        var random = new Random(seed);
        var problems = Enumerable.Range(0, 10 * instances)
            .Select(i => SelectionInstances.Next(random, sites, Probabilities[i % Probabilities.Length], target))
            .Where(problem => Selector.Solve(problem) is SelectionPlan)
            .Take(instances)
            .ToList();
        var plans = problems.ConvertAll(problem => (SelectionPlan)Selector.Solve(problem));
        WarmUp(() => problems.ForEach(problem => PlanWithReasons(problem)));
        if (hasCounterfactuals)
        {
            WarmUp(() => Counterfactuals.Of(problems[0], plans[0]));
        }

        Print(
            "  " + name,
            Milliseconds(problems.Select(problem => Time(() => Selector.Solve(problem), repeats))),
            Milliseconds(problems.Select(problem => Time(() => PlanWithReasons(problem), repeats))),
            hasCounterfactuals ? Milliseconds(problems.Take(10).Select((problem, i) => Time(() => Counterfactuals.Of(problem, plans[i]), repeats: 1))) : "-");
    }

    private static void PlanWithReasons(SelectionProblem problem) => Explanations.Of(problem, (SelectionPlan)Selector.Solve(problem));

    /// <summary>Until the compiler has seen which paths are hot.</summary>
    private static void WarmUp(Action work)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < WarmUpSeconds;)
        {
            work();
        }
    }

    /// <summary>The quickest of some repeats: what the work takes when nothing else gets in its way.</summary>
    private static double Time(Action work, int repeats)
    {
        work();
        var quickest = double.PositiveInfinity;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var clock = Stopwatch.StartNew();
            work();
            quickest = Math.Min(quickest, clock.Elapsed.TotalMilliseconds);
        }

        return quickest;
    }

    private static string Milliseconds(IEnumerable<double> times) => Invariant($"{Median(times):0.00}");

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Print(string name, params string[] values) =>
        Console.WriteLine(name.PadRight(40) + string.Concat(values.Select(value => value.PadLeft(16))));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Outcome(
        double Asked,
        double Certified,
        CpSatCertificate.Proof? ByCpSat,
        EnumerationCertificate.Proof ByEnumeration,
        double Cost,
        double Probability,
        double Milliseconds,
        double Greedy,
        (double Cost, double Probability)? Normal);
}
