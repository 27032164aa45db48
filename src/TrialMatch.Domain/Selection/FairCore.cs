namespace TrialMatch.Domain.Selection;

/// <summary>Chooses the units worth reconsidering for a fairer set: what the poorest region could add, what the richest could give up, and what the scores leave in doubt.</summary>
internal static class FairCore
{
    public static int[] Of(FairProblem problem, bool[] isIn, int size, int round)
    {
        var weights = UnitScore.Weights;
        var z = UnitScore.WeightFor(weights[round % weights.Length], problem.Set.Target);
        var units = problem.Set.Units;
        var byScore = SearchSize.FreeUnits(problem.Set).OrderByDescending(unit => UnitScore.PerCost(units[unit], z)).ToArray();
        var (poorest, richest) = Extremes(problem, isIn);
        var quarter = size / 4;
        var core = new HashSet<int>();
        Add(core, byScore.Where(unit => !isIn[unit] && units[unit].Region == poorest), quarter);
        Add(core, byScore.Reverse().Where(unit => isIn[unit] && units[unit].Region == richest), quarter);
        Add(core, byScore.Where(unit => !isIn[unit]), quarter);
        Add(core, byScore.Reverse().Where(unit => isIn[unit]), quarter);
        return [.. byScore.Where(core.Contains)];
    }

    private static void Add(HashSet<int> core, IEnumerable<int> units, int count)
    {
        foreach (var unit in units)
        {
            if (count == 0)
            {
                return;
            }

            count -= core.Add(unit) ? 1 : 0;
        }
    }

    private static (int Poorest, int Richest) Extremes(FairProblem problem, bool[] isIn)
    {
        var ratios = new double[problem.PoolShares.Length];
        for (var unit = 0; unit < isIn.Length; unit++)
        {
            var region = problem.Set.Units[unit].Region;
            ratios[region] += isIn[unit] && problem.PoolShares[region] > 0 ? problem.Set.Units[unit].Mean / problem.PoolShares[region] : 0;
        }

        var ordered = problem.Measured.OrderBy(region => ratios[region]).ToArray();
        return (ordered[0], ordered[^1]);
    }
}
