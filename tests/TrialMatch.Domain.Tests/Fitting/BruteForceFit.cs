using TrialMatch.Numerics.Fitting;

namespace TrialMatch.Domain.Tests.Fitting;

/// <summary>Walks every plan of starts that fits; written without any of the code under test.</summary>
internal static class BruteForceFit
{
    public static int Most(FitProblem problem)
    {
        var most = 0;
        Walk(problem, starts => most = Math.Max(most, starts.Sum()));
        return most;
    }

    /// <summary>The least sum over months of |granted so far − expected so far| among plans of so many patients.</summary>
    public static double LeastDistance(FitProblem problem, int patients, double[] ideal)
    {
        var least = double.PositiveInfinity;
        Walk(problem, starts => least = starts.Sum() == patients ? Math.Min(least, Distance(starts, ideal)) : least);
        return least;
    }

    public static double Distance(IReadOnlyList<int> starts, double[] ideal)
    {
        var granted = 0;
        var distance = 0d;
        for (var month = 0; month < ideal.Length; month++)
        {
            granted += starts[month];
            distance += Math.Abs(granted - ideal[month]);
        }

        return distance;
    }

    public static bool Fits(FitProblem problem, IReadOnlyList<int> starts)
    {
        var months = problem.CalendarMonths;
        var end = Math.Min(problem.EndMonth ?? months, months);
        if (starts.Where((count, month) => count > 0 && (month < problem.StartMonth || month >= end)).Any())
        {
            return false;
        }

        foreach (var pool in problem.Pools)
        {
            var taken = new long[months];
            var fits = problem.PerSite.Where(d => d.Pool == pool.Pool).All(d => Lay(taken, d, problem.StartMonth, 1))
                && problem.PerPatient.Where(d => d.Pool == pool.Pool)
                    .All(d => Enumerable.Range(0, starts.Count).All(start => Lay(taken, d, start, starts[start])));
            if (!fits || Enumerable.Range(0, months).Any(month => taken[month] > pool.FreeByMonth.Span[month]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Lay(long[] taken, CapacityDemand demand, int start, int patients)
    {
        for (var since = 0; since < demand.ByMonth.Length; since++)
        {
            var units = (long)patients * demand.ByMonth[since];
            if (units > 0 && start + since >= taken.Length)
            {
                return false;
            }

            if (units > 0)
            {
                taken[start + since] += units;
            }
        }

        return true;
    }

    private static void Walk(FitProblem problem, Action<int[]> visit) =>
        Walk(problem, new int[problem.CalendarMonths], 0, visit);

    private static void Walk(FitProblem problem, int[] starts, int month, Action<int[]> visit)
    {
        if (!Fits(problem, starts))
        {
            return;
        }

        if (month == starts.Length)
        {
            visit(starts);
            return;
        }

        for (var count = 0; starts.Sum() + 1 <= problem.MaxPatients + 1; count++)
        {
            starts[month] = count;
            if (starts.Sum() > problem.MaxPatients || !Fits(problem, starts))
            {
                break;
            }

            Walk(problem, starts, month + 1, visit);
        }

        starts[month] = 0;
    }
}
