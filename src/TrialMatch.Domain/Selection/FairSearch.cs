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
    private FairHalves? _exact;

    public FairSearch(FairProblem problem, FairnessRule rule, LeastCostSearch least)
    {
        _problem = problem;
        _rule = rule;
        _leastCost = least.BestCost;
        Best = least.Best;
        BestCost = least.BestCost;
        BestRatio = problem.SmallestRatio(least.Best);
        _exact = least is { IsExact: true, Lists: { } lists } ? new FairHalves(problem, lists) : null;
    }

    /// <summary>How much dearer than the least cost a fair plan is usually found.</summary>
    public const double UsualReach = 1.2;

    public bool[] Best { get; private set; }

    public double BestCost { get; private set; }

    public double BestRatio { get; private set; }

    public bool IsExact => _exact is not null;

    /// <summary>
    /// Dear sets are many, and are listed only once no cheaper one keeps the floor. Each list goes as much further as the plan may then be widened,
    /// so that it mostly need not be made again.
    /// </summary>
    private static ReadOnlySpan<double> Reaches => [1.05, 1.12, 1.2, 1.5, double.PositiveInfinity];

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
        if (Keeps(_rule.Floor) || Cheapest(_rule.Floor))
        {
            return new FairnessOutcome(_rule.Floor, IsFloorKept: true, null);
        }

        var start = (Best, BestCost, BestRatio);
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

    private bool Keeps(double ratio) => BestRatio >= ratio - FairHalves.RatioTolerance;

    private bool Fairest(double costLimit) => CanList(costLimit)
        ? Take(_exact!, _exact!.FindFairest(BestRatio, _leastCost, costLimit))
        : Rounds(search => search.FindFairest(BestRatio, _leastCost, costLimit), costLimit, isEnough: () => false);

    /// <summary>The cheapest at the ratio or above. False, and nothing changed, where none was found.</summary>
    private bool Cheapest(double ratio)
    {
        foreach (var reach in Reaches)
        {
            var costLimit = Keeps(ratio) ? BestCost : _leastCost * reach * (1 + _rule.WithinCost);
            if (!CanList(costLimit))
            {
                return CheapestByCores(ratio);
            }

            if (Take(_exact!, _exact!.FindCheapest(ratio, _leastCost, costLimit)) || Keeps(ratio))
            {
                return true;
            }
        }

        return false;
    }

    private bool CheapestByCores(double ratio)
    {
        var start = (Best, BestCost, BestRatio);
        Rounds(search => search.FindFairest(BestRatio, _leastCost, double.PositiveInfinity), double.PositiveInfinity, isEnough: () => Keeps(ratio));
        if (!Keeps(ratio))
        {
            (Best, BestCost, BestRatio) = start;
            return false;
        }

        Rounds(search => search.FindCheapest(ratio, _leastCost, BestCost), double.PositiveInfinity, isEnough: () => false);
        return true;
    }

    private bool Rounds(Predicate<FairHalves> find, double costLimit, Func<bool> isEnough)
    {
        var isImproved = false;
        for (var round = 0; round < MostRounds && !isEnough(); round++)
        {
            using var halves = new Halves(_problem.Set, FairCore.Of(_problem, Best, CoreUnits, round), Best, SearchSize.MostLabels, HalvesSearch.FirstTimes, headroom: 1);
            var search = new FairHalves(_problem, halves);
            isImproved |= search.TryList(costLimit) && Take(search, find(search));
        }

        return isImproved;
    }

    /// <summary>Whether the sets up to the limit can all be listed; once not, the search is by cores.</summary>
    private bool CanList(double costLimit)
    {
        if (_exact is not null && !_exact.TryList(costLimit))
        {
            _exact = null;
        }

        return _exact is not null;
    }

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
