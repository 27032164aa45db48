namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Finds a first set that reaches the target, the search's incumbent: adds the sites of highest value until the target is reached, removes
/// superfluous ones, and replaces each of the last ones by a cheaper site where that suffices.
/// </summary>
/// <remarks>
/// A site's value is −ln of its generating function at z, which is additive over independent sites. A small z rewards a site that surely recruits a few, a z
/// near 1 a high mean. Which z works best depends on the problem, so several are tried, with the value per cost and, where sites are few, with the
/// value alone.
/// </remarks>
internal sealed class GreedyStart(SetProblem problem)
{
    private static readonly double[] Weights = [0.85, 0.93, 0.97];

    /// <summary>The number of last-added sites that may be exchanged for another.</summary>
    private const int MaxReplaced = 3;

    private int[]? _best;
    private double _bestCost = double.PositiveInfinity;

    /// <summary>Returns the cheapest set found; null where there is none.</summary>
    public static int[]? Find(SetProblem problem) => new GreedyStart(problem).Run();

    /// <summary>Returns the kinds in the best order of decision: by value per cost, the best first.</summary>
    public static int[] OrderOf(SetProblem problem) => Ordered(problem, Weights[1], isPerCost: true);

    private int[]? Run()
    {
        foreach (var weight in Weights)
        {
            Try(Ordered(problem, weight, isPerCost: true));
            Try(Ordered(problem, weight, isPerCost: false));
        }

        return _best;
    }

    private static int[] Ordered(SetProblem problem, double weight, bool isPerCost)
    {
        // For targets of thousands the useful z lie nearer to 1: z corresponds to about 1 / (1 − z) patients.
        var z = Math.Pow(weight, Math.Min(1, 60d / problem.Target));
        var worths = Array.ConvertAll(problem.Kinds, kind => Worth(kind.ShortPmf, z) / (isPerCost && kind.FixedCost > 0 ? kind.FixedCost : 1));
        return [.. Enumerable.Range(0, worths.Length).OrderByDescending(kind => worths[kind]).ThenBy(kind => problem.Kinds[kind].FixedCost)];
    }

    private static double Worth(ReadOnlySpan<double> pmf, double z)
    {
        var value = 0d;
        for (var k = pmf.Length - 1; k >= 0; k--)
        {
            value = (value * z) + pmf[k];
        }

        return -Math.Log(Math.Max(value, double.Epsilon));
    }

    private void Try(int[] order)
    {
        var counts = problem.Required();
        AddRegions(order, counts);
        List<int> added = [];
        foreach (var kind in order)
        {
            while (!IsGood(counts) && counts[kind] < problem.Kinds[kind].MaxCount && counts.Sum() < problem.Bounds.MaxSites)
            {
                counts[kind]++;
                added.Add(kind);
            }
        }

        if (IsGood(counts))
        {
            TakeOut(added, counts);
            Replace(added, counts);
            Keep(counts);
        }
    }

    private void AddRegions(int[] order, int[] counts)
    {
        var missing = problem.Bounds.Regions;
        for (var kind = 0; kind < counts.Length; kind++)
        {
            missing &= counts[kind] > 0 ? ~(1UL << problem.Kinds[kind].Region) : ulong.MaxValue;
        }

        foreach (var kind in order)
        {
            var region = 1UL << problem.Kinds[kind].Region;
            if ((missing & region) != 0 && counts[kind] < problem.Kinds[kind].MaxCount)
            {
                counts[kind]++;
                missing &= ~region;
            }
        }
    }

    private bool IsGood(int[] counts) => problem.IsWithinBounds(counts) && problem.IsReached(problem.Miss(counts));

    /// <summary>Removes superfluous sites, those of least value first.</summary>
    private void TakeOut(List<int> added, int[] counts)
    {
        for (var i = added.Count - 1; i >= 0; i--)
        {
            counts[added[i]]--;
            if (IsGood(counts))
            {
                added.RemoveAt(i);
            }
            else
            {
                counts[added[i]]++;
            }
        }
    }

    private void Replace(List<int> added, int[] counts)
    {
        foreach (var old in added.AsEnumerable().Reverse().Take(MaxReplaced))
        {
            counts[old]--;
            counts[CheapestThatCompletes(old, counts)]++;
        }
    }

    private int CheapestThatCompletes(int old, int[] counts)
    {
        var cheapest = old;
        for (var kind = 0; kind < counts.Length; kind++)
        {
            if (problem.Kinds[kind].FixedCost >= problem.Kinds[cheapest].FixedCost || counts[kind] == problem.Kinds[kind].MaxCount)
            {
                continue;
            }

            counts[kind]++;
            cheapest = IsGood(counts) ? kind : cheapest;
            counts[kind]--;
        }

        return cheapest;
    }

    private void Keep(int[] counts)
    {
        if (problem.Cost(counts) is var cost && cost < _bestCost)
        {
            (_best, _bestCost) = ([.. counts], cost);
        }
    }
}
