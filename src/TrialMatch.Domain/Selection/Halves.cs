namespace TrialMatch.Domain.Selection;

/// <summary>
/// A core of units split in two, all other units held as they are, with each half's sets listed, cheapest first. A pair of sets,
/// one from each half, is a plan.
/// </summary>
internal sealed class Halves : IDisposable
{
    /// <summary>What adding up in another order may change in a cost, a number of patients or a probability.</summary>
    public const double RoundingError = 1e-11;

    /// <summary>The sets of so many units are too few for it to pay to work out what completes each.</summary>
    private const int UnitsUnbound = 5;

    /// <summary>Lists are made for somewhat dearer plans than asked for where that is likely to be asked next.</summary>
    private readonly double _headroom;

    private readonly bool[] _held;
    private readonly int[] _firstUnits;
    private readonly int[] _secondUnits;
    private readonly int _firstMost;
    private readonly int _secondMost;

    /// <summary>The miss that a pair may have by its curves, on the safe side of rounding.</summary>
    private readonly double _allowed;

    private float[] _chances = [];
    private float _beyond;
    private readonly int _mostLabels;
    private readonly LabelList _first = LabelList.Rent();
    private readonly LabelList _second = LabelList.Rent();
    private int[] _from = [];
    private CompletionBound? _bound;
    private double _mostMoney = double.NegativeInfinity;

    /// <param name="core">Alike units next to each other.</param>
    /// <param name="headroom">How many times the first cost limit later ones are expected to be: 1 where there are none.</param>
    /// <param name="firstTimes">
    /// How many times as many sets as the second half's there are of the first half, which the bound thins out to a few: the more, the closer the
    /// money bounds them.
    /// </param>
    public Halves(SetProblem problem, ReadOnlySpan<int> core, ReadOnlySpan<bool> isIn, int mostLabels, int firstTimes, double headroom)
    {
        _headroom = headroom;
        Problem = problem;
        _mostLabels = mostLabels;
        _held = isIn.ToArray();
        foreach (var unit in core)
        {
            _held[unit] = false;
        }

        HeldCost = problem.Cost(_held);
        (_firstUnits, _secondUnits) = Split(problem, core, Math.Log(firstTimes), Math.Log(mostLabels));
        (_firstMost, _secondMost) = (MostOf(_firstUnits), MostOf(_secondUnits));
        var gained = CurveArithmetic.MostGained(numbers: _firstMost + _secondMost + (2 * core.Length), MostOfFirst + 1);
        _allowed = ((1 - problem.Probability) * (1 + gained)) + RoundingError;
    }

    public void Dispose()
    {
        LabelList.Return(_first);
        LabelList.Return(_second);
        _bound?.Dispose();
    }

    public SetProblem Problem { get; }

    public LabelList First => _first;

    public LabelList Second => _second;

    public ReadOnlySpan<bool> Held => _held;

    public double HeldCost { get; }

    /// <summary>The most patients that matter to a set of the first half.</summary>
    private int MostOfFirst => Math.Min(Problem.Target - 1, _secondMost + _firstMost);


    /// <summary>Lists every set that could be part of a plan below the cost limit. False where one half has too many: nothing is then listed.</summary>
    public bool TryList(double costLimit)
    {
        var budget = Math.Min(costLimit - HeldCost, MoreThanAll());
        if (budget <= 0)
        {
            _first.Clear();
            return true;
        }

        if (budget > _mostMoney)
        {
            _mostMoney = Math.Min(budget * _headroom, MoreThanAll());
            if (!TryListSecond())
            {
                _mostMoney = double.NegativeInfinity;
                return false;
            }
        }

        return TryListFirst(budget);
    }

    /// <summary>None of the second half's sets before this one completes the first half's set.</summary>
    public int FromOf(int first) => _from[first];

    /// <summary>Turns to a set of the first half; the tests that follow pair it with sets of the second.</summary>
    public void TakeFirst(int first)
    {
        var curve = _first.CurveOf(first);
        var length = _second.Length;
        var room = CurveArithmetic.PaddedLength(length);
        _chances = _chances.Length == room ? _chances : new float[room];
        CurveArithmetic.FillChances(curve, _chances.AsSpan(0, length));

        // Beyond the second half's most patients, its chance of at most so many is 1.
        _beyond = CurveArithmetic.At(curve, length);
    }

    /// <summary>Whether the pair reaches the target, but for rounding.</summary>
    public bool Reaches(int second) => CurveArithmetic.PaddedDot(_second.PaddedCurveOf(second), _chances) + _beyond <= _allowed;

    /// <summary>The plan of a pair.</summary>
    public bool[] PlanOf(int first, int second)
    {
        var plan = (bool[])_held.Clone();
        Mark(_firstUnits, _first.MembersOf(first), plan);
        Mark(_secondUnits, _second.MembersOf(second), plan);
        return plan;
    }

    /// <summary>Counts how often the second half has been listed: sums over its sets hold until it rises.</summary>
    public int SecondListings { get; private set; }

    /// <summary>What each set of the first half adds up to, in the order of the sets.</summary>
    public void SumFirst(HalfSums sums) => sums.Fill(_first, Array.ConvertAll(_firstUnits, unit => Problem.Units[unit]));

    /// <inheritdoc cref="SumFirst"/>
    public void SumSecond(HalfSums sums) => sums.Fill(_second, Array.ConvertAll(_secondUnits, unit => Problem.Units[unit]));

    private bool TryListSecond()
    {
        var most = Math.Max(1, Math.Min(Problem.Target, _secondMost)) - 1;
        _second.Begin(most + 1).Fill(1);
        if (!TryExtend(_second, _secondUnits, most, most, _mostMoney, null))
        {
            return false;
        }

        SecondListings++;
        _bound?.Dispose();
        _bound = new CompletionBound(Problem, _firstUnits, _second, _mostMoney, _allowed, MostOfFirst + 1);
        return true;
    }

    private bool TryListFirst(double budget)
    {
        CurveArithmetic.OfTotal(Problem.Total(_held), _first.Begin(MostOfFirst + 1));
        if (!TryExtend(_first, _firstUnits, MostOfFirst, _secondMost, budget, _bound))
        {
            return false;
        }

        _from = _from.Length >= _first.Count ? _from : new int[2 * _first.Count];
        var kept = 0;
        for (var label = 0; label < _first.Count; label++)
        {
            Problem.Cancellation.ThrowIfCancellationRequested();
            var from = _second.CountBelow(_bound!.LeastToComplete(_first.PaddedCurveOf(label), budget - _first.CostOf(label)));
            if (from < _second.Count && _first.CostOf(label) + _second.CostOf(from) < budget)
            {
                _from[kept] = from;
                _first.Keep(label, kept++);
            }
        }

        _first.Cut(kept);
        return true;
    }

    /// <summary>More than all units of the core cost.</summary>
    private double MoreThanAll()
    {
        var all = 1d;
        foreach (var unit in _firstUnits)
        {
            all += Problem.Units[unit].Cost;
        }

        foreach (var unit in _secondUnits)
        {
            all += Problem.Units[unit].Cost;
        }

        return all;
    }

    private bool TryExtend(LabelList list, int[] half, int most, int mostAtEnd, double budget, CompletionBound? bound)
    {
        var left = MostOf(half);
        var length = most + 1;
        for (var member = 0; member < half.Length; member++)
        {
            var unit = Problem.Units[half[member]];
            left -= unit.Most;
            var step = new LabelStep
            {
                Unit = unit,
                Member = member,
                IsAlikeLast = member > 0 && Problem.Units[half[member - 1]].Candidate == unit.Candidate,
                Length = length,
                Reach = Math.Min(most, mostAtEnd + left) + 1,
                CostLimit = budget,
                MostLabels = _mostLabels,
                Bound = member < UnitsUnbound ? null : bound,
                Cancellation = Problem.Cancellation,
            };
            if (!list.TryExtend(step))
            {
                return false;
            }

            length = step.Reach;
        }

        return true;
    }

    private int MostOf(int[] half)
    {
        var most = 0;
        foreach (var unit in half)
        {
            most += Problem.Units[unit].Most;
        }

        return most;
    }

    private static void Mark(int[] half, ulong members, bool[] isIn)
    {
        for (var member = 0; member < half.Length; member++)
        {
            isIn[half[member]] = (members >> member & 1) != 0;
        }
    }

    /// <summary>
    /// Each candidate goes to the half that lacks sets, so that good and bad ones are spread evenly; alike units stay together,
    /// where m of them count m + 1 times, not 2^m. The first half never has more sets than may be listed, if nothing thins them out.
    /// </summary>
    private static (int[] First, int[] Second) Split(SetProblem problem, ReadOnlySpan<int> core, double firstIsLarger, double most)
    {
        var (first, second) = (new List<int>(), new List<int>());
        var (firstSets, secondSets) = (0d, 0d);
        for (var from = 0; from < core.Length;)
        {
            var end = from + 1;
            while (end < core.Length && problem.Units[core[end]].Candidate == problem.Units[core[from]].Candidate)
            {
                end++;
            }

            var sets = Math.Log(end - from + 1);
            var isFirst = firstSets <= secondSets + firstIsLarger && firstSets + sets <= most;
            (isFirst ? first : second).AddRange(core[from..end]);
            (firstSets, secondSets) = isFirst ? (firstSets + sets, secondSets) : (firstSets, secondSets + sets);
            from = end;
        }

        return ([.. first], [.. second]);
    }
}
