using System.Numerics;
using System.Runtime.InteropServices;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// The cheapest set over a core of units, all others held as they are; exact. The core is split in two halves. Each half's sets are listed,
/// less those that another one makes superfluous whatever is added; then each of one half is matched with the cheapest
/// of the other that reaches the target. A coarse sum, never above the true miss, dismisses most pairs.
/// </summary>
internal sealed class HalvesSearch
{
    /// <summary>Pairs are tested on sums that differ from the canonical one in the last digits only.</summary>
    private const double RoundingError = 1e-11;

    private const int Steps = 12;

    private LabelList _first = new();
    private LabelList _second = new();
    private LabelList _spare = new();
    private double[] _stairs = [];
    private readonly double[] _rises = new double[Steps + 1];
    private double[] _chances = [];
    private int _padded;

    /// <summary>How many sets one half may list before the search gives up.</summary>
    public int MostLabels { get; init; } = 20_000;

    /// <summary>
    /// Lowers <paramref name="cost"/> and changes <paramref name="isIn"/> where a cheaper set exists. Returns false where the halves grew
    /// beyond <see cref="MostLabels"/>: nothing is then known.
    /// </summary>
    public bool TryImprove(SetProblem problem, ReadOnlySpan<int> core, bool[] isIn, ref double cost)
    {
        var held = (bool[])isIn.Clone();
        foreach (var unit in core)
        {
            held[unit] = false;
        }

        var firstHalf = EverySecond(core, 0);
        var secondHalf = EverySecond(core, 1);
        var heldCost = problem.Cost(held);
        var secondMost = MostOf(problem, secondHalf);
        if (!ListSecond(problem, secondHalf, secondMost, cost - heldCost)
            || !ListFirst(problem, held, firstHalf, secondMost, cost - heldCost))
        {
            return false;
        }

        Match(problem, held, heldCost, firstHalf, secondHalf, isIn, ref cost);
        return true;
    }

    private bool ListFirst(SetProblem problem, bool[] held, int[] half, int secondMost, double budget)
    {
        var most = Math.Min(problem.Target - 1, secondMost + MostOf(problem, half));
        _first.Begin(most + 1);
        var curve = _first.AddFirst(0);
        CurveArithmetic.OfTotal(problem.Total(held), curve);
        var bound = new CompletionBound(problem, half, _second, budget, 1 - problem.Probability + RoundingError, most + 1);
        return Extend(ref _first, problem, half, most, secondMost, budget, bound);
    }

    private bool ListSecond(SetProblem problem, int[] half, int secondMost, double budget)
    {
        var most = Math.Max(1, Math.Min(problem.Target, secondMost)) - 1;
        _second.Begin(most + 1);
        _second.AddFirst(0).Fill(1);
        return Extend(ref _second, problem, half, most, most, budget, null);
    }

    private bool Extend(ref LabelList list, SetProblem problem, int[] half, int most, int mostAtEnd, double budget, CompletionBound? bound)
    {
        var left = MostOf(problem, half);
        for (var member = 0; member < half.Length; member++)
        {
            var unit = problem.Units[half[member]];
            left -= unit.Most;
            var reach = Math.Min(most, mostAtEnd + left) + 1;
            if (!_spare.Extend(list, unit, member, reach, budget, MostLabels, bound))
            {
                return false;
            }

            (list, _spare) = (_spare, list);
        }

        return true;
    }

    private void Match(SetProblem problem, bool[] held, double heldCost, int[] firstHalf, int[] secondHalf, bool[] isIn, ref double cost)
    {
        var miss = 1 - problem.Probability + RoundingError;
        BuildStairs();
        for (var first = 0; first < _first.Count; first++)
        {
            var spent = heldCost + _first.CostOf(first);
            var affordable = CountBelow(_second.Costs, cost - spent);
            if (affordable == 0)
            {
                break;
            }

            FillRises(_first.CurveOf(first));
            var isExactFilled = false;
            for (var second = NextThatMayReach(0, affordable, miss); second < affordable; second = NextThatMayReach(second + 1, affordable, miss))
            {
                isExactFilled = isExactFilled || FillChances(_first.CurveOf(first));
                if (Miss(second) <= miss
                    && Accept(problem, held, firstHalf, _first.MembersOf(first), secondHalf, _second.MembersOf(second), isIn, ref cost))
                {
                    break;
                }
            }
        }
    }

    /// <summary>For each second label, its curve at the steps of a staircase: the chance of at most so many, step by step upwards.</summary>
    private void BuildStairs()
    {
        _padded = Padded(_second.Count);
        if (_stairs.Length < _padded * Steps)
        {
            _stairs = new double[_padded * Steps];
        }

        for (var label = 0; label < _second.Count; label++)
        {
            var curve = _second.CurveOf(label);
            for (var step = 0; step < Steps; step++)
            {
                _stairs[(step * _padded) + label] = curve[curve.Length - 1 - StepAt(step, curve.Length)];
            }
        }

        // The padding lies beyond the last label: it is never read as one.
        for (var step = 0; step < Steps; step++)
        {
            _stairs.AsSpan((step * _padded) + _second.Count, _padded - _second.Count).Fill(1);
        }
    }

    /// <summary>Σ P(second = k) · P(first ≤ n − 1 − k) regrouped by the second's chance of at most k: each step's rise times the stair is no more.</summary>
    private void FillRises(ReadOnlySpan<double> curve)
    {
        var length = _second.CurveOf(0).Length;
        for (var step = 0; step < Steps; step++)
        {
            var from = StepAt(step, length);
            var to = step + 1 < Steps ? StepAt(step + 1, length) : length;
            _rises[step] = CurveArithmetic.At(curve, from) - CurveArithmetic.At(curve, to);
        }

        // Beyond the second half's most, its chance of at most k is 1.
        _rises[Steps] = CurveArithmetic.At(curve, length);
    }

    /// <summary>The first of the second labels, from <paramref name="from"/> on, that the coarse sum does not dismiss.</summary>
    private int NextThatMayReach(int from, int end, double miss)
    {
        var width = Vector<double>.Count;
        for (var group = from / width * width; group < end; group += width)
        {
            var sums = new Vector<double>(_rises[Steps]);
            for (var step = 0; step < Steps; step++)
            {
                sums += new Vector<double>(_stairs.AsSpan((step * _padded) + group)) * _rises[step];
            }

            if (!Vector.LessThanOrEqualAny(sums, new Vector<double>(miss)))
            {
                continue;
            }

            for (var lane = Math.Max(0, from - group); lane < width; lane++)
            {
                if (sums[lane] <= miss)
                {
                    return group + lane;
                }
            }
        }

        return end;
    }

    private bool FillChances(ReadOnlySpan<double> curve)
    {
        var length = _second.CurveOf(0).Length;
        if (_chances.Length < length)
        {
            _chances = new double[length];
        }

        CurveArithmetic.FillChances(curve, _chances.AsSpan(0, length));
        return true;
    }

    private double Miss(int second)
    {
        var curve = _second.CurveOf(second);
        return CurveArithmetic.Dot(curve, _chances.AsSpan(0, curve.Length)) + _rises[Steps];
    }

    private static bool Accept(SetProblem problem, bool[] held, int[] firstHalf, ulong first, int[] secondHalf, ulong second, bool[] isIn, ref double cost)
    {
        var trial = (bool[])held.Clone();
        Mark(firstHalf, first, trial);
        Mark(secondHalf, second, trial);
        var trialCost = problem.Cost(trial);
        if (trialCost >= cost || !problem.IsReached(problem.Miss(trial)))
        {
            return false;
        }

        trial.CopyTo(isIn, 0);
        cost = trialCost;
        return true;
    }

    private static void Mark(int[] half, ulong members, bool[] isIn)
    {
        for (var member = 0; member < half.Length; member++)
        {
            isIn[half[member]] = (members >> member & 1) != 0;
        }
    }

    private static int StepAt(int step, int length) => step * length / Steps;

    private static int Padded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    private static int CountBelow(ReadOnlySpan<double> sorted, double limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int MostOf(SetProblem problem, int[] half)
    {
        var most = 0;
        foreach (var unit in half)
        {
            most += problem.Units[unit].Most;
        }

        return most;
    }

    private static int[] EverySecond(ReadOnlySpan<int> core, int offset)
    {
        var half = new List<int>();
        for (var i = offset; i < core.Length; i += 2)
        {
            half.Add(core[i]);
        }

        return CollectionsMarshal.AsSpan(half).ToArray();
    }
}
