namespace TrialMatch.Domain.Selection;

/// <summary>
/// A first feasible set: units by score per cost until the target is reached, for each weight z, with the last few units
/// replaced by the cheapest single one that also reaches it. The cheapest over all z is kept.
/// </summary>
internal sealed class GreedyStart
{
    /// <summary>How many of the last units a single one may replace.</summary>
    private const int Replaced = 4;

    private readonly SetProblem _problem;
    private readonly double[][] _totals;
    private readonly double[] _cumulative;
    private readonly int[] _order;
    private readonly double[] _scores;
    private readonly List<int[]> _tried = [];

    public GreedyStart(SetProblem problem)
    {
        _problem = problem;
        _totals = new double[Replaced + 1][];
        for (var i = 0; i < _totals.Length; i++)
        {
            _totals[i] = new double[problem.Target];
        }

        _cumulative = new double[problem.Target];
        _order = new int[problem.Units.Length];
        _scores = new double[problem.Units.Length];
        Best = problem.Required();
    }

    /// <summary>The set found; meaningful where <see cref="Run"/> found one.</summary>
    public bool[] Best { get; private set; }

    public double BestCost { get; private set; } = double.PositiveInfinity;

    /// <summary>The weight that found it.</summary>
    public double BestWeight { get; private set; } = UnitScore.Weights[0];

    public bool Run(ReadOnlySpan<double> weights)
    {
        foreach (var weight in weights)
        {
            Try(UnitScore.WeightFor(weight, _problem.Target));
        }

        return double.IsFinite(BestCost);
    }

    private void Try(double z)
    {
        var units = _problem.Units;
        for (var unit = 0; unit < units.Length; unit++)
        {
            _order[unit] = unit;
            _scores[unit] = units[unit].IsRequired ? double.NegativeInfinity : -UnitScore.PerCost(units[unit], z);
        }

        Array.Sort(_scores, _order);
        if (WasTried())
        {
            return;
        }

        var cost = 0d;
        BelowTarget.Clear(_totals[0]);
        for (var taken = 0; taken <= units.Length; taken++)
        {
            var total = _totals[taken % _totals.Length];
            var isRequiredIn = taken == units.Length || !units[_order[taken]].IsRequired;
            if (isRequiredIn && _problem.IsReached(BelowTarget.Miss(total)))
            {
                _tried.Add(_order.AsSpan(0, taken).ToArray());
                Offer(taken, -1, cost, z);
                CompleteByOne(taken, cost, z);
                return;
            }

            if (taken < units.Length)
            {
                _problem.Cancellation.ThrowIfCancellationRequested();
                BelowTarget.Add(total, units[_order[taken]].Pmf, _totals[(taken + 1) % _totals.Length]);
                cost += units[_order[taken]].Cost;
            }
        }
    }

    /// <summary>Whether another weight began with the same units up to the target: then this one would end in the same sets.</summary>
    private bool WasTried()
    {
        foreach (var begun in _tried)
        {
            if (_order.AsSpan().StartsWith(begun))
            {
                return true;
            }
        }

        return false;
    }

    private void CompleteByOne(int reached, double cost, double z)
    {
        for (var taken = reached - 1; taken >= Math.Max(0, reached - Replaced); taken--)
        {
            var last = _problem.Units[_order[taken]];
            if (last.IsRequired)
            {
                return;
            }

            cost -= last.Cost;
            var extra = CheapestThatCompletes(taken, cost);
            if (extra >= 0)
            {
                Offer(taken, extra, cost + _problem.Units[extra].Cost, z);
            }
        }
    }

    private int CheapestThatCompletes(int taken, double cost)
    {
        var total = _totals[taken % _totals.Length];
        BelowTarget.Accumulate(total, _cumulative);
        var cheapest = -1;
        var limit = BestCost - cost;
        for (var i = taken + 1; i < _order.Length; i++)
        {
            var unit = _problem.Units[_order[i]];
            if (unit.Cost < limit && _problem.IsReached(BelowTarget.MissWith(total, _cumulative, unit.AtMost)))
            {
                (cheapest, limit) = (_order[i], unit.Cost);
            }
        }

        return cheapest;
    }

    private void Offer(int taken, int extra, double cost, double z)
    {
        if (cost >= BestCost)
        {
            return;
        }

        var isIn = new bool[_order.Length];
        for (var i = 0; i < taken; i++)
        {
            isIn[_order[i]] = true;
        }

        if (extra >= 0)
        {
            isIn[extra] = true;
        }

        // Another order of summation may differ in the last digit: the canonical sum decides.
        if (_problem.IsReached(_problem.Miss(isIn)))
        {
            (Best, BestCost, BestWeight) = (isIn, cost, z);
        }
    }
}
