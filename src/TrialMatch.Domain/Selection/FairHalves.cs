using System.Numerics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Searches all sets over a core of units, all others held as they are, for the fairest within a cost or for the cheapest at or above a ratio; exact.
/// Pairs of the two halves' sets are tested first on cost and on the regions' shares, several at a time, and only what passes on the probability.
/// </summary>
internal sealed class FairHalves
{
    /// <summary>Two plans whose smallest ratios differ by less are equally fair.</summary>
    public const double RatioTolerance = 1e-9;

    private readonly FairProblem _problem;
    private readonly Halves _halves;
    private readonly double[] _heldByRegion;
    private double _listedTo = double.NegativeInfinity;
    private readonly double _held;
    private readonly HalfSums _first;
    private readonly HalfSums _second;
    private int _secondListings;

    /// <param name="halves">Used here, disposed of by whoever made them.</param>
    public FairHalves(FairProblem problem, Halves halves)
    {
        _problem = problem;
        _halves = halves;
        _heldByRegion = new double[problem.PoolShares.Length];
        for (var unit = 0; unit < halves.Held.Length; unit++)
        {
            _heldByRegion[problem.Set.Units[unit].Region] += _halves.Held[unit] ? problem.Set.Units[unit].Mean : 0;
        }

        _held = _heldByRegion.Sum();
        _first = new HalfSums(problem.Measured, problem.PoolShares.Length);
        _second = new HalfSums(problem.Measured, problem.PoolShares.Length);
    }

    /// <summary>The best set found by the last search.</summary>
    public bool[]? Best { get; private set; }

    public double BestCost { get; private set; }

    public double BestRatio { get; private set; }

    /// <summary>False where a half has too many sets below the limit to be listed.</summary>
    public bool TryList(double costLimit)
    {
        if (costLimit <= _listedTo)
        {
            return true;
        }

        _listedTo = costLimit;
        if (!_halves.TryList(costLimit + Halves.RoundingError))
        {
            return false;
        }

        _halves.SumFirst(_first);
        if (_secondListings < _halves.SecondListings)
        {
            _halves.SumSecond(_second);
            _secondListings = _halves.SecondListings;
        }

        return true;
    }

    /// <summary>Finds the listed set with the highest smallest ratio above <paramref name="ratio"/> among those that cost from <paramref name="costFrom"/> up to <paramref name="costLimit"/>.</summary>
    public bool FindFairest(double ratio, double costFrom, double costLimit)
    {
        (Best, BestRatio) = (null, ratio);
        var (cheapest, end) = (_halves.Second.Count, _halves.Second.Count);
        for (var first = 0; first < _halves.First.Count; first++)
        {
            _problem.Set.Cancellation.ThrowIfCancellationRequested();
            var spent = _halves.HeldCost + _halves.First.CostOf(first);
            cheapest = _halves.Second.CountBelow(costFrom - spent - Halves.RoundingError, cheapest);
            var from = Math.Max(_halves.FromOf(first), cheapest);
            end = _halves.Second.CountBelow(costLimit - spent + Halves.RoundingError, end);
            var isTaken = false;
            for (var second = Next(first, from, end, BestRatio + RatioTolerance, ref isTaken); second < end; second = Next(first, second + 1, end, BestRatio + RatioTolerance, ref isTaken))
            {
                Accept(first, second, plan => plan.Ratio > BestRatio && plan.Cost <= costLimit + Halves.RoundingError);
            }
        }

        return Best is not null;
    }

    /// <summary>Finds the cheapest listed set whose smallest ratio is <paramref name="ratio"/> or more, among those that cost from <paramref name="costFrom"/> to below <paramref name="costLimit"/>.</summary>
    public bool FindCheapest(double ratio, double costFrom, double costLimit)
    {
        (Best, BestCost) = (null, costLimit);
        var (cheapest, end) = (_halves.Second.Count, _halves.Second.Count);
        for (var first = 0; first < _halves.First.Count; first++)
        {
            _problem.Set.Cancellation.ThrowIfCancellationRequested();
            var spent = _halves.HeldCost + _halves.First.CostOf(first);
            cheapest = _halves.Second.CountBelow(costFrom - spent - Halves.RoundingError, cheapest);
            var from = Math.Max(_halves.FromOf(first), cheapest);
            end = _halves.Second.CountBelow(BestCost - spent, end);
            var isTaken = false;
            for (var second = Next(first, from, end, ratio, ref isTaken); second < end; second = Next(first, second + 1, end, ratio, ref isTaken))
            {
                if (Accept(first, second, plan => plan.Ratio >= ratio - RatioTolerance && plan.Cost < BestCost))
                {
                    break;
                }
            }
        }

        return Best is not null;
    }

    private bool Accept(int first, int second, Predicate<(double Cost, double Ratio)> isBetter)
    {
        var plan = _halves.PlanOf(first, second);
        var cost = _problem.Set.Cost(plan);
        var ratio = _problem.SmallestRatio(plan);
        if (!isBetter((cost, ratio)) || !_problem.Set.IsReached(_problem.Set.Miss(plan)))
        {
            return false;
        }

        (Best, BestCost, BestRatio) = (plan, cost, ratio);
        return true;
    }

    /// <summary>The next second set, from <paramref name="from"/> on, that together with the first keeps every measured region at the ratio and reaches the target; <paramref name="end"/> where none.</summary>
    private int Next(int first, int from, int end, double ratio, ref bool isTaken)
    {
        var width = Vector<double>.Count;
        for (var group = from / width * width; group < end; group += width)
        {
            var isFair = IsFair(first, group, ratio);
            if (Vector.EqualsAll(isFair, Vector<long>.Zero))
            {
                continue;
            }

            if (!isTaken)
            {
                _halves.TakeFirst(first);
                isTaken = true;
            }

            for (var lane = Math.Max(0, from - group); lane < width && group + lane < end; lane++)
            {
                if (isFair[lane] != 0 && _halves.Reaches(group + lane))
                {
                    return group + lane;
                }
            }
        }

        return end;
    }

    private Vector<long> IsFair(int first, int group, double ratio)
    {
        var all = new Vector<double>(_second.All[group..]) + new Vector<double>(_first.All[first] + _held);
        var least = new Vector<double>(double.PositiveInfinity);
        for (var i = 0; i < _problem.Measured.Length; i++)
        {
            var region = _problem.Measured[i];
            var patients = new Vector<double>(_second.Of(i)[group..]) + new Vector<double>(_first.Of(i)[first] + _heldByRegion[region]);
            least = Vector.Min(least, patients - (all * (ratio * _problem.PoolShares[region])));
        }

        return Vector.GreaterThanOrEqual(least, new Vector<double>(-Halves.RoundingError));
    }
}
