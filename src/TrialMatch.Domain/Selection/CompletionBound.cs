using System.Buffers;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Dismisses a set of one half that nothing affordable can complete. What is still to come, this half's undecided units and a set of the other half,
/// is taken at its best for each number of patients apart: of all that the money left can buy, the least chance of bringing at most that many.
/// That is what one could do who chose anew after each site, so the miss with it is never above the true one. Money left is rounded up to a level.
/// Curves are worked out when first asked for: few ever are.
/// </summary>
internal sealed class CompletionBound : IDisposable
{
    private const int MostLevels = 32;

    /// <summary>Entries of all curves together, about 16 MB: where curves are long there are fewer levels.</summary>
    private const int MostEntries = 4_000_000;

    /// <summary>Of a level: what the last digits may have lost.</summary>
    private const double RoundingError = 1e-9;

    private const int NotYet = -1;

    private readonly SetProblem _problem;
    private readonly int[] _half;
    private readonly LabelList _other;
    private readonly double _miss;
    private readonly int _levels;
    private readonly double _step;
    private readonly double _levelsPerMoney;
    private readonly int _length;
    private readonly int _stride;
    private readonly float[] _best;
    private readonly bool[] _isKnown;
    private readonly int[] _places;
    private float[] _chances;
    private int _written;

    /// <param name="half">This half's units in the order in which they are decided.</param>
    /// <param name="other">The other half's sets.</param>
    /// <param name="mostMoney">The most that both halves together may be asked to cost.</param>
    /// <param name="length">The entries of this half's curves.</param>
    public CompletionBound(SetProblem problem, int[] half, LabelList other, double mostMoney, double miss, int length)
    {
        (_problem, _half, _other, _miss, _length) = (problem, half, other, miss, length);
        _stride = CurveArithmetic.PaddedLength(length);
        _levels = Math.Clamp(MostEntries / _stride / (half.Length + 2), 2, MostLevels);
        _step = mostMoney / _levels;
        _levelsPerMoney = _levels / mostMoney;
        _best = ArrayPool<float>.Shared.Rent(((half.Length + 1) * _levels * _stride) + _stride);
        _isKnown = new bool[half.Length * _levels];
        _places = new int[2 * half.Length * _levels];
        _places.AsSpan().Fill(NotYet);
        _chances = ArrayPool<float>.Shared.Rent(4 * _levels * _stride);
        TakeOther();
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_best);
        ArrayPool<float>.Shared.Return(_chances);
    }

    /// <summary>Whether a set of the units before <paramref name="member"/>, with this padded curve, may be completed together with that one for so much money.</summary>
    public bool MayReachWith(ReadOnlySpan<float> curve, double money, int member) => MayReach(curve, LevelOf(money), member, isWith: true);

    /// <summary>Whether it may be completed without that one.</summary>
    public bool MayReachWithout(ReadOnlySpan<float> curve, double money, int member) => MayReach(curve, LevelOf(money), member, isWith: false);

    /// <summary>
    /// For a set whose half is all decided, and that so much money may complete: no set of the other half that costs less than this completes it.
    /// </summary>
    public double LeastToComplete(ReadOnlySpan<float> curve, double money)
    {
        // It mostly takes nearly all the money: the search goes down in steps that double, and in halves once a step went too far.
        var (low, high, step) = (0, _half.Length > 0 ? LevelOf(money) : 0, 1);
        while (low < high)
        {
            var level = Math.Max((low + high) / 2, high - step);
            (low, high, step) = MayReach(curve, level, _half.Length - 1, isWith: false) ? (low, level, 2 * step) : (level + 1, high, step);
        }

        return low * _step;
    }

    private bool MayReach(ReadOnlySpan<float> curve, int level, int member, bool isWith)
    {
        var index = (((member * _levels) + level) * 2) + (isWith ? 1 : 0);
        if (_places[index] == NotYet)
        {
            _places[index] = Write(level, member, isWith);
        }

        return CurveArithmetic.PaddedDot(_chances.AsSpan(_places[index] * _stride, _stride - CurveArithmetic.Block), curve) <= _miss;
    }

    /// <summary>The level of so much money: at least as much, at most one level more.</summary>
    private int LevelOf(double money) => Math.Clamp((int)((money * _levelsPerMoney) + RoundingError), 0, _levels - 1);

    private Span<float> CurveAt(int stage, int level) => _best.AsSpan(((stage * _levels) + level) * _stride, _stride);

    /// <summary>For each level, the best of the other half's sets: the chances of at most 0, 1, 2… patients.</summary>
    private void TakeOther()
    {
        var lowest = _other.CurveOf(0).ToArray();
        var label = 1;
        for (var level = 0; level < _levels; level++)
        {
            var money = level < _levels - 1 ? (level + 1) * _step : double.PositiveInfinity;
            for (; label < _other.Count && _other.CostOf(label) < money; label++)
            {
                CurveArithmetic.Lower(lowest, _other.CurveOf(label));
            }

            CurveArithmetic.Reverse(lowest, CurveAt(_half.Length, level));
        }
    }

    /// <summary>What the units from <paramref name="stage"/> on and the other half can do with the money of a level: the unit is bought or it is not.</summary>
    private ReadOnlySpan<float> Best(int stage, int level)
    {
        var best = CurveAt(stage, level);
        if (stage == _half.Length || _isKnown[(stage * _levels) + level])
        {
            return best;
        }

        _problem.Cancellation.ThrowIfCancellationRequested();
        var unit = _problem.Units[_half[stage]];
        var without = Best(stage + 1, level);
        var price = Math.Max(0, (unit.Cost / _step) - RoundingError);
        if (price < level + 1)
        {
            CurveArithmetic.AddUnitRising(Best(stage + 1, level - (int)price), unit.CurvePmf, _length, best);
            CurveArithmetic.Lower(best, without);
        }
        else
        {
            without.CopyTo(best);
        }

        _isKnown[(stage * _levels) + level] = true;
        return best;
    }

    /// <summary>Writes down the chances of exactly 0, 1, 2… patients of what comes after a unit, with it or without.</summary>
    private int Write(int level, int member, bool isWith)
    {
        if (_chances.Length < (_written + 1) * _stride)
        {
            var larger = ArrayPool<float>.Shared.Rent(2 * _chances.Length);
            _chances.CopyTo(larger.AsSpan());
            ArrayPool<float>.Shared.Return(_chances);
            _chances = larger;
        }

        var rest = Best(member + 1, level);
        if (isWith)
        {
            var added = CurveAt(_half.Length + 1, 0);
            CurveArithmetic.AddUnitRising(rest, _problem.Units[_half[member]].CurvePmf, _length, added);
            rest = added;
        }

        CurveArithmetic.Differences(rest, _length, _chances.AsSpan(_written * _stride, _stride));
        return _written++;
    }
}
