namespace TrialMatch.Domain.Selection;

/// <summary>
/// The cheapest set that reaches the target with the asked probability. Exact where the free units make at most 2^<see cref="ExactUnits"/> sets;
/// beyond, a greedy start is improved by exact searches over cores: the units that the scores leave in doubt.
/// </summary>
internal sealed class LeastCostSearch : IDisposable
{
    public const int ExactUnits = 24;

    /// <summary>The least cost is nearly known when all sets are searched: few of the first half's stay.</summary>
    private const int FirstTimes = 32;

    private const int CoreUnits = 18;

    private const int CoreLabels = 2_000;

    private const int MostRounds = 12;

    private readonly SetProblem _problem;
    private readonly double _headroom;
    private readonly bool[] _isIn;

    /// <param name="headroom">How many times the least cost a later search over <see cref="Lists"/> may go to: 1 where there is none.</param>
    public LeastCostSearch(SetProblem problem, double headroom = 1)
    {
        _problem = problem;
        _headroom = headroom;
        _isIn = problem.Required();
    }

    /// <summary>The set found.</summary>
    public bool[] Best => _isIn;

    public double BestCost { get; private set; } = double.PositiveInfinity;

    /// <summary>The lists of all free units' sets, where they could be listed; disposed of with this search.</summary>
    public Halves? Lists { get; private set; }

    /// <summary>True where the set is known to be the cheapest.</summary>
    public bool IsExact { get; private set; }

    /// <summary>False where not even all units together reach the target.</summary>
    public bool Run()
    {
        var isSmall = SearchSize.IsExact(_problem, SearchSize.FreeUnits(_problem));
        var start = new GreedyStart(_problem);
        if (start.Run(isSmall ? UnitScore.FewWeights : UnitScore.Weights))
        {
            start.Best.CopyTo(_isIn, 0);
        }
        else if (!TakeEveryone())
        {
            return false;
        }

        BestCost = _problem.Cost(_isIn);
        if (isSmall)
        {
            SearchAll(FreeByScore(start.BestWeight));
        }

        if (!IsExact)
        {
            ImproveByCores(start.BestWeight);
        }

        return true;
    }

    public void Dispose() => Lists?.Dispose();

    private void SearchAll(int[] free)
    {
        var cost = BestCost;
        Lists = new Halves(_problem, free, _isIn, SearchSize.MostLabels, FirstTimes, _headroom);
        IsExact = HalvesSearch.TryImprove(Lists, _isIn, ref cost);
        BestCost = cost;
    }

    /// <summary>Where all are needed, the last digit decides: the canonical sum has the last word, whatever the greedy order came to.</summary>
    private bool TakeEveryone()
    {
        _isIn.AsSpan().Fill(true);
        return _problem.IsReached(_problem.Miss(_isIn));
    }

    private void ImproveByCores(double bestWeight)
    {
        var weights = UnitScore.Weights;
        var failures = 0;
        var z = bestWeight;
        for (var round = 0; round < MostRounds && failures < weights.Length; round++)
        {
            failures = ImproveCore(z) ? 0 : failures + 1;
            z = UnitScore.WeightFor(weights[(weights.Length - 1 - round % weights.Length)], _problem.Target);
        }
    }

    private bool ImproveCore(double z)
    {
        var byScore = FreeByScore(z);
        for (var size = CoreUnits; size >= 6; size -= 4)
        {
            var core = InDoubt(byScore, size);
            var cost = BestCost;
            if (HalvesSearch.TryImprove(_problem, core, _isIn, ref cost, CoreLabels))
            {
                var isImproved = cost < BestCost;
                BestCost = cost;
                return isImproved;
            }
        }

        return false;
    }

    /// <summary>Around where a set that took the best scores would end: the worst scores that are in, the best that are out.</summary>
    private int[] InDoubt(int[] byScore, int size)
    {
        var worstIn = byScore.Reverse().Where(unit => _isIn[unit]).Take(size / 2);
        var bestOut = byScore.Where(unit => !_isIn[unit]).Take(size / 2);
        var chosen = worstIn.Concat(bestOut).ToHashSet();
        return [.. byScore.Where(chosen.Contains)];
    }

    private int[] FreeByScore(double z)
    {
        var units = _problem.Units;
        var free = SearchSize.FreeUnits(_problem);
        Array.Sort(Array.ConvertAll(free, unit => -UnitScore.PerCost(units[unit], z)), free);
        return free;
    }
}
