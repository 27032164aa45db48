namespace TrialMatch.Numerics.Selection;

/// <summary>
/// A first set that reaches the target, for the search to undercut: sites by what they are worth until it is reached, the superfluous ones taken out
/// again, and each of the last ones replaced by a cheaper one where that suffices.
/// </summary>
/// <remarks>
/// A site is worth −ln of its generating function at z, which adds up over independent sites: a small z rewards a sure few, a z near 1 a high mean.
/// Which weighs right depends on the problem, so several are tried, for each cost and, where sites are few, by itself.
/// </remarks>
internal sealed class GreedyStart(SetProblem problem)
{
    private static readonly double[] Weights = [0.85, 0.93, 0.97];

    /// <summary>How many sites at the end are tried in exchange for another.</summary>
    private const int MaxReplaced = 3;

    private int[]? _best;
    private double _bestCost = double.PositiveInfinity;

    /// <summary>The cheapest of the sets found; null where none was.</summary>
    public static int[]? Find(SetProblem problem) => new GreedyStart(problem).Run();

    /// <summary>The kinds in the order in which they are best decided: by worth for their cost, the best first.</summary>
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
        // For a target of thousands the telling weights lie nearer to 1: z stands for a number of patients around 1 / (1 − z).
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

    /// <summary>The sites of least worth first.</summary>
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
