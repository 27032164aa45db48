namespace TrialMatch.Domain.Selection;

/// <summary>
/// The cheapest set over a core of units, all others held as they are; exact. Each half lists its sets; each of one half is then matched with the cheapest of the other that reaches the target.
/// </summary>
internal static class HalvesSearch
{
    /// <summary>For a core, which the money bounds loosely.</summary>
    public const int FirstTimes = 8;

    /// <summary>
    /// Lowers <paramref name="cost"/> and changes <paramref name="isIn"/> where a cheaper set exists. Returns false where a half grew
    /// beyond <paramref name="mostLabels"/> sets: nothing is then known.
    /// </summary>
    public static bool TryImprove(SetProblem problem, ReadOnlySpan<int> core, bool[] isIn, ref double cost, int mostLabels)
    {
        using var halves = new Halves(problem, core, isIn, mostLabels, FirstTimes, headroom: 1);
        return TryImprove(halves, isIn, ref cost);
    }

    /// <summary>The same with halves that are kept for later searches.</summary>
    public static bool TryImprove(Halves halves, bool[] isIn, ref double cost)
    {
        if (!halves.TryList(cost))
        {
            return false;
        }

        var affordable = halves.Second.Count;
        for (var first = 0; first < halves.First.Count; first++)
        {
            halves.Problem.Cancellation.ThrowIfCancellationRequested();
            affordable = halves.Second.CountBelow(cost - halves.HeldCost - halves.First.CostOf(first), affordable);
            if (affordable <= halves.FromOf(first))
            {
                continue;
            }

            halves.TakeFirst(first);
            Match(halves, first, affordable, isIn, ref cost);
        }

        return true;
    }

    /// <summary>The first that reaches the target is the cheapest: the second half is in order of cost.</summary>
    private static void Match(Halves halves, int first, int affordable, bool[] isIn, ref double cost)
    {
        for (var second = halves.FromOf(first); second < affordable; second++)
        {
            if (halves.Reaches(second) && Accept(halves, first, second, isIn, ref cost))
            {
                return;
            }
        }
    }

    private static bool Accept(Halves halves, int first, int second, bool[] isIn, ref double cost)
    {
        var plan = halves.PlanOf(first, second);
        var planCost = halves.Problem.Cost(plan);
        if (planCost >= cost || !halves.Problem.IsReached(halves.Problem.Miss(plan)))
        {
            return false;
        }

        plan.CopyTo(isIn, 0);
        cost = planCost;
        return true;
    }
}
