namespace TrialMatch.Domain.Selection;

/// <summary>
/// Applies the fairness rule to a least-cost set. Exact where the free units make at most 2^<see cref="LeastCostSearch.ExactUnits"/> sets;
/// beyond, cores of units are searched one after another, the poorest region's best and the richest one's worst among them.
/// </summary>
internal sealed class FairSearch
{
    private const int CoreUnits = 16;

    private const int MostRounds = 10;

    private readonly FairProblem _problem;
    private readonly FairnessRule _rule;
    private readonly double _leastCost;
    private readonly FairHalves? _exact;

    public FairSearch(FairProblem problem, FairnessRule rule, bool[] leastCostSet, double leastCost)
    {
        _problem = problem;
        _rule = rule;
        _leastCost = leastCost;
        Best = leastCostSet;
        BestCost = leastCost;
        BestRatio = problem.SmallestRatio(leastCostSet);
        var free = SearchSize.FreeUnits(problem.Set);
        IsExact = SearchSize.IsExact(problem.Set, free);
        _exact = IsExact ? new FairHalves(problem, free, leastCostSet) : null;
    }

    public bool[] Best { get; private set; }

    public double BestCost { get; private set; }

    public double BestRatio { get; private set; }

    public bool IsExact { get; }

    public FairnessOutcome Run()
    {
        var outcome = KeepFloor();
        if (_rule.WithinCost > 0)
        {
            Widen(BestCost * (1 + _rule.WithinCost));
        }

        return outcome;
    }

    private FairnessOutcome KeepFloor()
    {
        if (BestRatio >= _rule.Floor - FairHalves.RatioTolerance)
        {
            return new FairnessOutcome(_rule.Floor, IsFloorKept: true, null);
        }

        var start = (Best, BestCost, BestRatio);
        if (Cheapest(_rule.Floor))
        {
            return new FairnessOutcome(_rule.Floor, IsFloorKept: true, null);
        }

        Fairest(double.PositiveInfinity);
        var reachable = BestRatio;
        (Best, BestCost, BestRatio) = start;
        return new FairnessOutcome(_rule.Floor, IsFloorKept: false, reachable);
    }

    /// <summary>The fairest within the cost, and of equally fair ones the cheapest.</summary>
    private void Widen(double costLimit)
    {
        if (Fairest(costLimit))
        {
            Cheapest(BestRatio);
        }
    }

    private bool Fairest(double costLimit)
    {
        if (_exact is not null)
        {
            return Take(_exact, _exact.FindFairest(BestRatio, _leastCost, costLimit));
        }

        var isImproved = false;
        for (var round = 0; round < MostRounds; round++)
        {
            var core = new FairHalves(_problem, FairCore.Of(_problem, Best, CoreUnits, round), Best);
            if (Take(core, core.FindFairest(BestRatio, _leastCost, costLimit)))
            {
                isImproved = true;
            }
        }

        return isImproved;
    }

    /// <summary>The cheapest at the ratio or above; takes a dearer set than the present one only where that lies below the ratio.</summary>
    private bool Cheapest(double ratio)
    {
        if (_exact is not null)
        {
            return Take(_exact, _exact.FindCheapest(ratio, _leastCost, CostLimit(ratio)));
        }

        if (BestRatio < ratio - FairHalves.RatioTolerance)
        {
            ClimbTo(ratio);
        }

        if (BestRatio < ratio - FairHalves.RatioTolerance)
        {
            return false;
        }

        for (var round = 0; round < MostRounds; round++)
        {
            var core = new FairHalves(_problem, FairCore.Of(_problem, Best, CoreUnits, round), Best);
            Take(core, core.FindCheapest(ratio, _leastCost, CostLimit(ratio)));
        }

        return true;
    }

    private void ClimbTo(double ratio)
    {
        for (var round = 0; round < MostRounds && BestRatio < ratio; round++)
        {
            var core = new FairHalves(_problem, FairCore.Of(_problem, Best, CoreUnits, round), Best);
            Take(core, core.FindFairest(BestRatio, _leastCost, double.PositiveInfinity));
        }
    }

    private double CostLimit(double ratio) =>
        BestRatio >= ratio - FairHalves.RatioTolerance ? BestCost : double.PositiveInfinity;

    private bool Take(FairHalves search, bool isFound)
    {
        if (isFound)
        {
            (Best, BestCost) = (search.Best!, search.BestCost);
            BestRatio = _problem.SmallestRatio(Best);
        }

        return isFound;
    }
}
