using System.Numerics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Searches all sets over a core of units, all others held as they are, for the fairest within a cost or for the cheapest at or above a ratio; exact.
/// The core is split in two halves; each pair of subsets is tested first on cost and on the regions' shares, several at a time,
/// and only what passes on the probability.
/// </summary>
internal sealed class FairHalves
{
    private const double RoundingError = 1e-11;

    /// <summary>Two plans whose smallest ratios differ by less are equally fair.</summary>
    public const double RatioTolerance = 1e-9;

    private readonly FairProblem _problem;
    private readonly bool[] _held;
    private readonly double _heldCost;
    private readonly SubsetList _first;
    private readonly SubsetList _second;
    private readonly double[] _firstAll;
    private readonly double[][] _firstByRegion;
    private readonly double[] _secondAll;
    private readonly double[][] _secondByRegion;
    private readonly double[] _chances;

    public FairHalves(FairProblem problem, ReadOnlySpan<int> core, ReadOnlySpan<bool> isIn)
    {
        _problem = problem;
        _held = isIn.ToArray();
        foreach (var unit in core)
        {
            _held[unit] = false;
        }

        var set = problem.Set;
        _heldCost = set.Cost(_held);
        var (firstHalf, secondHalf) = Split(set, core);
        var secondLength = Math.Max(1, Math.Min(set.Target, secondHalf.Sum(unit => set.Units[unit].Most)));
        var firstLength = Math.Min(set.Target, secondLength + firstHalf.Sum(unit => set.Units[unit].Most) + 1);
        var root = new double[firstLength];
        CurveArithmetic.OfTotal(set.Total(_held), root);
        _first = new SubsetList(set.Units, firstHalf, root);
        _second = new SubsetList(set.Units, secondHalf, Enumerable.Repeat(1d, secondLength).ToArray());
        _second.Sort();
        (_firstAll, _firstByRegion) = FirstExpected();
        (_secondAll, _secondByRegion) = SecondExpected();
        _chances = new double[secondLength];
    }

    /// <summary>The best set found by the last search.</summary>
    public bool[]? Best { get; private set; }

    public double BestCost { get; private set; }

    public double BestRatio { get; private set; }

    /// <summary>Finds the set with the highest smallest ratio above <paramref name="ratio"/> among those that cost from <paramref name="costFrom"/> up to <paramref name="costLimit"/>.</summary>
    public bool FindFairest(double ratio, double costFrom, double costLimit)
    {
        (Best, BestRatio) = (null, ratio);
        for (var first = 0; first < _first.Count; first++)
        {
            var spent = _heldCost + _first.CostOf(first);
            var from = CountBelow(costFrom - spent - RoundingError);
            var end = CountBelow(costLimit - spent + RoundingError);
            var isFilled = false;
            for (var place = NextFair(first, from, end, BestRatio + RatioTolerance); place < end; place = NextFair(first, place + 1, end, BestRatio + RatioTolerance))
            {
                if (Reaches(first, place, ref isFilled))
                {
                    Accept(first, place, BestRatio, costLimit + RoundingError, keepsFairest: true);
                }
            }
        }

        return Best is not null;
    }

    /// <summary>Finds the cheapest set whose smallest ratio is <paramref name="ratio"/> or more, among those that cost from <paramref name="costFrom"/> to below <paramref name="costLimit"/>.</summary>
    public bool FindCheapest(double ratio, double costFrom, double costLimit)
    {
        (Best, BestCost) = (null, costLimit);
        for (var first = 0; first < _first.Count; first++)
        {
            var spent = _heldCost + _first.CostOf(first);
            var from = CountBelow(costFrom - spent - RoundingError);
            var end = CountBelow(BestCost - spent);
            var isFilled = false;
            for (var place = NextFair(first, from, end, ratio); place < end; place = NextFair(first, place + 1, end, ratio))
            {
                if (Reaches(first, place, ref isFilled) && Accept(first, place, ratio, BestCost, keepsFairest: false))
                {
                    break;
                }
            }
        }

        return Best is not null;
    }

    private bool Accept(int first, int place, double ratio, double costLimit, bool keepsFairest)
    {
        var trial = (bool[])_held.Clone();
        _first.Mark(first, trial);
        _second.Mark(_second.ByCost[place], trial);
        var set = _problem.Set;
        var trialCost = set.Cost(trial);
        var trialRatio = _problem.SmallestRatio(trial);
        var isBetter = keepsFairest ? trialRatio > ratio && trialCost <= costLimit : trialRatio >= ratio - RatioTolerance && trialCost < costLimit;
        if (!isBetter || !set.IsReached(set.Miss(trial)))
        {
            return false;
        }

        (Best, BestCost, BestRatio) = (trial, trialCost, trialRatio);
        return true;
    }

    private bool Reaches(int first, int place, ref bool isFilled)
    {
        var curve = _first.CurveOf(first);
        if (!isFilled)
        {
            CurveArithmetic.FillChances(curve, _chances);
            isFilled = true;
        }

        var miss = CurveArithmetic.Dot(_second.CurveOf(_second.ByCost[place]), _chances) + CurveArithmetic.At(curve, _chances.Length);
        return _problem.Set.IsReached(miss - RoundingError);
    }

    /// <summary>The next place, from <paramref name="from"/> on, whose set together with the first keeps every measured region at the ratio; <paramref name="end"/> where none.</summary>
    private int NextFair(int first, int from, int end, double ratio)
    {
        var width = Vector<double>.Count;
        var slack = new Vector<double>(-RoundingError);
        for (var group = from / width * width; group < end; group += width)
        {
            var all = new Vector<double>(_secondAll.AsSpan(group)) + new Vector<double>(_firstAll[first]);
            var least = new Vector<double>(double.PositiveInfinity);
            for (var i = 0; i < _problem.Measured.Length; i++)
            {
                var share = ratio * _problem.PoolShares[_problem.Measured[i]];
                var surplus = new Vector<double>(_secondByRegion[i].AsSpan(group)) + new Vector<double>(_firstByRegion[i][first]) - (all * share);
                least = Vector.Min(least, surplus);
            }

            if (!Vector.GreaterThanOrEqualAny(least, slack))
            {
                continue;
            }

            for (var lane = Math.Max(0, from - group); lane < width && group + lane < end; lane++)
            {
                if (least[lane] >= -RoundingError)
                {
                    return group + lane;
                }
            }
        }

        return end;
    }

    private (double[] All, double[][] ByRegion) FirstExpected()
    {
        var units = _problem.Set.Units;
        var all = _first.Expected(-1);
        var byRegion = Array.ConvertAll(_problem.Measured, _first.Expected);
        for (var unit = 0; unit < units.Length; unit++)
        {
            if (_held[unit])
            {
                AddToAll(all, units[unit].Mean);
                var measured = Array.IndexOf(_problem.Measured, units[unit].Region);
                if (measured >= 0)
                {
                    AddToAll(byRegion[measured], units[unit].Mean);
                }
            }
        }

        return (all, byRegion);
    }

    private (double[] All, double[][] ByRegion) SecondExpected() =>
        (SortedAndPadded(_second.Expected(-1)), Array.ConvertAll(_problem.Measured, region => SortedAndPadded(_second.Expected(region))));

    private double[] SortedAndPadded(double[] expected)
    {
        var sorted = new double[_second.SortedCosts.Length];
        for (var place = 0; place < expected.Length; place++)
        {
            sorted[place] = expected[_second.ByCost[place]];
        }

        return sorted;
    }

    private int CountBelow(double limit)
    {
        var (low, high) = (0, _second.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _second.SortedCosts[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void AddToAll(double[] values, double amount)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += amount;
        }
    }

    /// <summary>Alike units stay together in one half and next to each other; the halves list about as many sets.</summary>
    private static (int[] First, int[] Second) Split(SetProblem set, ReadOnlySpan<int> core)
    {
        var groups = core.ToArray().GroupBy(unit => set.Units[unit].Candidate).OrderByDescending(group => group.Count());
        var (first, second) = (new List<int>(), new List<int>());
        var (firstSets, secondSets) = (1d, 1d);
        foreach (var group in groups)
        {
            if (firstSets <= secondSets)
            {
                first.AddRange(group);
                firstSets *= group.Count() + 1;
            }
            else
            {
                second.AddRange(group);
                secondSets *= group.Count() + 1;
            }
        }

        return ([.. first], [.. second]);
    }
}
