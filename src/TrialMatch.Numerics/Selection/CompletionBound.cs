using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Bounds from below the probability of missing the target for a partial set, and so detects sets that no affordable sites can complete. For each
/// number of patients separately, it takes the smallest probability of recruiting at most that many among all selections of the undecided sites
/// within the remaining budget. Even a buyer who saw each site's recruitment before the next purchase could do no better, so the bound never exceeds
/// the true probability. Costs are rounded down to budget levels, once per kind.
/// </summary>
/// <remarks>
/// A stage is the decision on one more site of a kind; the stages of a kind are consecutive. The table stays valid for a problem with fewer of these sites,
/// since it then only allows more than there is.
/// </remarks>
internal sealed class CompletionBound : IDisposable
{
    private const int MaxLevels = 128;

    private const int MinLevels = 8;

    /// <summary>The largest table, in entries (32 MB). Large targets get fewer levels.</summary>
    private const int MaxEntries = 4_000_000;

    /// <summary>A tolerance for rounding, as a fraction of a level.</summary>
    private const double RoundingError = 1e-9;

    private readonly SetProblem _problem;
    private readonly int[] _order;
    private readonly int[] _kinds;
    private readonly int[] _prices;
    private readonly int[] _afterKind;
    private readonly int _levels;
    private readonly double _step;
    private readonly double[] _best;
    private readonly bool[] _isKnown;

    /// <param name="order">The kinds in the order of decision.</param>
    /// <param name="cost">The cost bound that prices sites.</param>
    /// <param name="money">The largest budget for all undecided sites, in terms of that bound; above 0.</param>
    public CompletionBound(SetProblem problem, AdditiveCost cost, int[] order, double money)
    {
        (_problem, _order, Cost) = (problem, order, cost);
        StageCount = order.Sum(kind => problem.Kinds[kind].FreeCount);
        _levels = Math.Clamp(MaxEntries / problem.Target / (StageCount + 2), MinLevels, MaxLevels);
        _step = money / _levels;
        (_kinds, _prices, _afterKind) = (new int[StageCount], new int[StageCount], new int[StageCount]);
        FillStages();
        var curves = (StageCount + 1) * (_levels + 1);
        _best = ArrayPool<double>.Shared.Rent(curves * problem.Target);
        _isKnown = new bool[curves];
    }

    /// <summary>The cost bound that prices sites.</summary>
    public AdditiveCost Cost { get; }

    /// <summary>The number of stages; stages count from 0.</summary>
    public int StageCount { get; }

    /// <summary>The kinds in the order of decision.</summary>
    public ReadOnlySpan<int> Order => _order;

    public void Dispose() => ArrayPool<double>.Shared.Return(_best);

    public int KindAt(int stage) => _kinds[stage];

    /// <summary>Returns the first stage of the next kind.</summary>
    public int AfterKind(int stage) => _afterKind[stage];

    /// <summary>
    /// Returns a lower bound on the probability of missing the target for a set with this total that may add sites from <paramref name="stage"/> on for
    /// <paramref name="money"/>; 0 where that exceeds the table's budget.
    /// </summary>
    public double MinMiss(ReadOnlySpan<double> total, int stage, double money)
    {
        var level = (money / _step) + RoundingError;
        return level < _levels + 1 ? BelowTarget.MissWithReversed(total, Best(stage, (int)level)) : 0;
    }

    private void FillStages()
    {
        var stage = 0;
        foreach (var kind in _order)
        {
            // A site that no budget pays for costs one level more than there are.
            var price = Math.Min(Cost.Of(_problem.Kinds[kind]) / _step, _levels + 1);
            var free = _problem.Kinds[kind].FreeCount;
            for (var copy = 0; copy < free; copy++, stage++)
            {
                _kinds[stage] = kind;
                _prices[stage] = LevelsOf((copy + 1) * price) - LevelsOf(copy * price);
                _afterKind[stage] = stage + free - copy;
            }
        }
    }

    private static int LevelsOf(double price) => (int)Math.Max(0, price - RoundingError);

    private Span<double> CurveAt(int stage, int level) =>
        _best.AsSpan(((stage * (_levels + 1)) + level) * _problem.Target, _problem.Target);

    /// <summary>
    /// Fills in the smallest probabilities of at most target − 1, target − 2, … 0 patients from the sites of a stage and later: it buys one more
    /// site, or none of the kind.
    /// </summary>
    private ReadOnlySpan<double> Best(int stage, int level)
    {
        var best = CurveAt(stage, level);
        ref var isKnown = ref _isKnown[(stage * (_levels + 1)) + level];
        if (isKnown)
        {
            return best;
        }

        isKnown = true;
        if (stage == StageCount)
        {
            best.Fill(1);
            return best;
        }

        var without = Best(_afterKind[stage], level);
        if (_prices[stage] > level)
        {
            without.CopyTo(best);
            return best;
        }

        _problem.Cancellation.ThrowIfCancellationRequested();
        AddReversed(Best(stage + 1, level - _prices[stage]), _problem.Kinds[_kinds[stage]].ShortPmf, best);
        Lower(best, without);
        return best;
    }

    /// <summary>As <see cref="BelowTarget.Add"/>, for reversed entries.</summary>
    private static void AddReversed(ReadOnlySpan<double> chances, ReadOnlySpan<double> pmf, Span<double> result)
    {
        result.Clear();
        for (var k = 0; k < Math.Min(pmf.Length, chances.Length); k++)
        {
            if (pmf[k] > 0)
            {
                BelowTarget.AddScaled(chances[k..], pmf[k], result[..^k]);
            }
        }
    }

    private static void Lower(Span<double> chances, ReadOnlySpan<double> others)
    {
        var whole = chances.Length - (chances.Length % Vector<double>.Count);
        var lowered = MemoryMarshal.Cast<double, Vector<double>>(chances[..whole]);
        var other = MemoryMarshal.Cast<double, Vector<double>>(others[..whole]);
        for (var i = 0; i < lowered.Length; i++)
        {
            lowered[i] = Vector.Min(lowered[i], other[i]);
        }

        for (var k = whole; k < chances.Length; k++)
        {
            chances[k] = Math.Min(chances[k], others[k]);
        }
    }
}
