using System.Numerics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// A core of units split in two, all other units held as they are, with each half's sets listed, cheapest first. A pair of sets,
/// one from each half, is a plan. Pairs are tested several at a time by a coarse sum that is never above the true miss,
/// then by the exact one.
/// </summary>
internal sealed class Halves : IDisposable
{
    /// <summary>Pairs are tested on sums that differ from the canonical one in the last digits only.</summary>
    public const double RoundingError = 1e-11;

    /// <summary>The first half, whose sets the bound thins out, may have about one unit more.</summary>
    private static readonly double FirstIsLarger = Math.Log(2);

    private readonly bool[] _held;
    private readonly int[] _firstUnits;
    private readonly int[] _secondUnits;
    private readonly int _firstMost;
    private readonly int _secondMost;
    private readonly Stairs _stairs = new();
    private readonly bool _dropsSuperfluous;
    private readonly int _mostLabels;
    private LabelList _first = LabelList.Rent();
    private LabelList _second = LabelList.Rent();
    private LabelList _spare = LabelList.Rent();

    /// <param name="core">Alike units next to each other.</param>
    /// <param name="dropsSuperfluous">Whether a set is dropped where another costs no more and recruits no less; not where sets differ in more than that.</param>
    public Halves(SetProblem problem, ReadOnlySpan<int> core, ReadOnlySpan<bool> isIn, bool dropsSuperfluous, int mostLabels)
    {
        Problem = problem;
        _dropsSuperfluous = dropsSuperfluous;
        _mostLabels = mostLabels;
        _held = isIn.ToArray();
        foreach (var unit in core)
        {
            _held[unit] = false;
        }

        HeldCost = problem.Cost(_held);
        (_firstUnits, _secondUnits) = Split(problem, core);
        (_firstMost, _secondMost) = (MostOf(_firstUnits), MostOf(_secondUnits));
    }

    public void Dispose()
    {
        LabelList.Return(_first);
        LabelList.Return(_second);
        LabelList.Return(_spare);
    }

    public SetProblem Problem { get; }

    public LabelList First => _first;

    public LabelList Second => _second;

    public ReadOnlySpan<bool> Held => _held;

    public double HeldCost { get; }

    /// <summary>The miss that a pair may have, on the safe side of rounding.</summary>
    private double Allowed => 1 - Problem.Probability + RoundingError;

    /// <summary>Lists every set that could be part of a plan below the cost limit. False where one half has too many: nothing is then listed.</summary>
    public bool TryList(double costLimit)
    {
        var budget = costLimit - HeldCost;
        if (budget <= 0)
        {
            // What is held costs that much already: there is no plan below the limit.
            _first.Begin(stride: 1);
            _second.Begin(stride: 1);
            return true;
        }

        var isListed = TryListSecond(budget) && TryListFirst(budget);
        if (isListed)
        {
            _stairs.Build(_second);
        }

        return isListed;
    }

    /// <summary>Turns to a set of the first half; the tests that follow pair it with sets of the second.</summary>
    public void TakeFirst(int first) => _stairs.TakeFirst(_first.CurveOf(first));

    /// <summary>For a vector of neighbours in the second half, from <paramref name="group"/> on: which may reach the target with the first.</summary>
    public Vector<long> MayReach(int group) => Vector.LessThanOrEqual(_stairs.MissAtLeast(group), new Vector<double>(Allowed));

    /// <summary>Whether the pair reaches the target, but for rounding.</summary>
    public bool Reaches(int second) => _stairs.Miss(_second.CurveOf(second)) <= Allowed;

    /// <summary>The plan of a pair.</summary>
    public bool[] PlanOf(int first, int second)
    {
        var plan = (bool[])_held.Clone();
        Mark(_firstUnits, _first.MembersOf(first), plan);
        Mark(_secondUnits, _second.MembersOf(second), plan);
        return plan;
    }

    /// <summary>What each set of a half adds up to, in the order of the sets, padded with zeros to whole vectors.</summary>
    public double[] SumsOfFirst(Func<Unit, double> amount) => Sums(_first, _firstUnits, amount);

    /// <inheritdoc cref="SumsOfFirst"/>
    public double[] SumsOfSecond(Func<Unit, double> amount) => Sums(_second, _secondUnits, amount);

    private bool TryListFirst(double budget)
    {
        var most = Math.Min(Problem.Target - 1, _secondMost + _firstMost);
        _first.Begin(most + 1);
        CurveArithmetic.OfTotal(Problem.Total(_held), _first.AddFirst(0));
        var bound = new CompletionBound(Problem, _firstUnits, _second, budget, Allowed, most + 1);
        return TryExtend(ref _first, _firstUnits, most, _secondMost, budget, bound);
    }

    private bool TryListSecond(double budget)
    {
        var most = Math.Max(1, Math.Min(Problem.Target, _secondMost)) - 1;
        _second.Begin(most + 1);
        _second.AddFirst(0).Fill(1);
        return TryExtend(ref _second, _secondUnits, most, most, budget, null);
    }

    private bool TryExtend(ref LabelList list, int[] half, int most, int mostAtEnd, double budget, CompletionBound? bound)
    {
        var left = MostOf(half);
        for (var member = 0; member < half.Length; member++)
        {
            var unit = Problem.Units[half[member]];
            left -= unit.Most;
            var step = new LabelStep
            {
                Unit = unit,
                Member = member,
                IsAlikeLast = member > 0 && Problem.Units[half[member - 1]].Candidate == unit.Candidate,
                Reach = Math.Min(most, mostAtEnd + left) + 1,
                CostLimit = budget,
                MostLabels = _mostLabels,
                DropsSuperfluous = _dropsSuperfluous,
                Bound = bound,
            };
            if (!_spare.TryExtend(list, step))
            {
                return false;
            }

            (list, _spare) = (_spare, list);
        }

        return true;
    }

    private double[] Sums(LabelList list, int[] half, Func<Unit, double> amount)
    {
        var amounts = Array.ConvertAll(half, unit => amount(Problem.Units[unit]));
        var sums = new double[Stairs.Padded(list.Count)];
        for (var label = 0; label < list.Count; label++)
        {
            for (var members = list.MembersOf(label); members != 0; members &= members - 1)
            {
                sums[label] += amounts[BitOperations.TrailingZeroCount(members)];
            }
        }

        return sums;
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
    /// Each candidate goes to the half with the fewer sets, so that good and bad ones are spread evenly; alike units stay together,
    /// where m of them count m + 1 times, not 2^m.
    /// </summary>
    private static (int[] First, int[] Second) Split(SetProblem problem, ReadOnlySpan<int> core)
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

            var isFirst = firstSets <= secondSets + FirstIsLarger;
            (isFirst ? first : second).AddRange(core[from..end]);
            var sets = Math.Log(end - from + 1);
            (firstSets, secondSets) = isFirst ? (firstSets + sets, secondSets) : (firstSets, secondSets + sets);
            from = end;
        }

        return ([.. first], [.. second]);
    }
}
