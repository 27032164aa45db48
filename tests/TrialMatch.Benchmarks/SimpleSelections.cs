using TrialMatch.Numerics.Selection;

namespace TrialMatch.Benchmarks;

/// <summary>What is done without an exact search: greedy by patients per cost, and the cheapest set by the normal approximation.</summary>
internal static class SimpleSelections
{
    /// <summary>Sites by expected patients per cost until the exact probability is reached; its cost, or null where it never is.</summary>
    public static double? Greedy(SelectionProblem problem, WeighedSites sites)
    {
        var isIn = new bool[sites.Count];
        foreach (var site in Enumerable.Range(0, sites.Count).OrderByDescending(site => sites.Means[site] / sites.FixedCosts[site]))
        {
            isIn[site] = true;
            if (sites.Probability(isIn) >= problem.Probability)
            {
                return sites.Cost(isIn);
            }
        }

        return null;
    }

    /// <summary>The set of least fixed cost with mean − ½ − target at the asked number of standard deviations, over all sets; with its true probability.</summary>
    public static (double Cost, double Probability)? Normal(SelectionProblem problem, WeighedSites sites)
    {
        var deviations = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, problem.Probability);
        var needed = problem.TargetPatients - 0.5;
        var (bestCost, best) = (double.PositiveInfinity, 0L);
        var (mean, variance, cost, set) = (0d, 0d, 0d, 0L);
        for (var step = 1L; step < 1L << sites.Count; step++)
        {
            // Gray code: each step moves one site in or out.
            var site = System.Numerics.BitOperations.TrailingZeroCount(step);
            set ^= 1L << site;
            var sign = (set >> site & 1) == 1 ? 1 : -1;
            mean += sign * sites.Means[site];
            variance += sign * sites.Variances[site];
            cost += sign * sites.FixedCosts[site];
            if (cost < bestCost && mean > needed && (mean - needed) * (mean - needed) >= deviations * deviations * variance)
            {
                (bestCost, best) = (cost, set);
            }
        }

        if (double.IsInfinity(bestCost))
        {
            return null;
        }

        var isIn = Enumerable.Range(0, sites.Count).Select(site => (best >> site & 1) == 1).ToArray();
        return (sites.Cost(isIn), sites.Probability(isIn));
    }
}
