using System.Numerics;
using System.Runtime.InteropServices;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// The sets of some units that no other set of them makes superfluous, cheapest first. Each label is a set with its cost and its curve:
/// entry t is the probability that the set brings at most (top − t) patients. One set makes another superfluous where
/// it costs no more and its curve lies nowhere higher: whatever else is added, it then misses the target no more often.
/// </summary>
internal sealed class LabelList
{
    private double[] _costs = [];
    private double[] _marks = [];
    private ulong[] _members = [];
    private double[] _curves = [];
    private int _stride;

    private static int MarkLength => 2 * Vector<double>.Count;

    public int Count { get; private set; }

    public double CostOf(int label) => _costs[label];

    public ulong MembersOf(int label) => _members[label];

    public ReadOnlySpan<double> CurveOf(int label) => _curves.AsSpan(label * _stride, _stride);

    public ReadOnlySpan<double> Costs => _costs.AsSpan(0, Count);

    public void Begin(int stride)
    {
        _stride = stride;
        Count = 0;
    }

    /// <summary>Adds the set that all others extend; its curve is for the caller to fill in.</summary>
    public Span<double> AddFirst(double cost)
    {
        EnsureRoom(1);
        Count = 1;
        _costs[0] = cost;
        _members[0] = 0;
        return Slot(0);
    }

    /// <summary>
    /// Fills this list with the labels of <paramref name="source"/>, each with and without the unit, less those superfluous, those
    /// that cost <paramref name="costLimit"/> or more, and those that the bound dismisses. False where more than <paramref name="mostLabels"/> would be kept.
    /// </summary>
    /// <param name="member">The unit's place in its half.</param>
    /// <param name="reach">How many entries of a curve still matter: what the units still to come can add, and one.</param>
    public bool Extend(LabelList source, Unit unit, int member, int reach, double costLimit, int mostLabels, CompletionBound? bound)
    {
        Begin(source._stride);
        var (without, with) = (0, 0);
        while (with < source.Count || without < source.Count)
        {
            var costWithout = without < source.Count ? source._costs[without] : double.PositiveInfinity;
            var costWith = with < source.Count ? source._costs[with] + unit.Cost : double.PositiveInfinity;
            if (Math.Min(costWithout, costWith) >= costLimit)
            {
                break;
            }

            if (Count >= mostLabels)
            {
                return false;
            }

            EnsureRoom(Count + 1);
            if (costWith <= costWithout)
            {
                var curve = source.CurveOf(with);
                if (bound is null || bound.MayReach(curve, costWith, member))
                {
                    CurveArithmetic.AddUnit(curve, unit.Pmf, reach, Slot(Count));
                    Keep(costWith, source._members[with] | (1UL << member), reach);
                }

                with++;
            }
            else
            {
                var curve = source.CurveOf(without);
                if (bound is null || bound.MayReach(curve, costWithout, member + 1))
                {
                    curve.CopyTo(Slot(Count));
                    Keep(costWithout, source._members[without], reach);
                }

                without++;
            }
        }

        return true;
    }

    /// <summary>Keeps the label whose curve has been written after the last one, unless a kept one makes it superfluous.</summary>
    private void Keep(double cost, ulong members, int reach)
    {
        var curve = Slot(Count)[..reach];
        Mark(curve, Count);
        var width = Vector<double>.Count;
        var marks = _marks.AsSpan(0, (Count + 1) * MarkLength);
        var own = marks[(Count * MarkLength)..];
        var (front, back) = (new Vector<double>(own), new Vector<double>(own[width..]));
        for (var label = Count - 1; label >= 0; label--)
        {
            var other = marks[(label * MarkLength)..];
            if (Vector.LessThanOrEqualAll(new Vector<double>(other), front)
                && Vector.LessThanOrEqualAll(new Vector<double>(other[width..]), back)
                && LiesNowhereHigher(_curves.AsSpan(label * _stride, reach), curve))
            {
                return;
            }
        }

        _costs[Count] = cost;
        _members[Count] = members;
        Count++;
    }

    /// <summary>Notes a few of the curve's entries: most pairs of labels can be told apart by these alone.</summary>
    private void Mark(ReadOnlySpan<double> curve, int label)
    {
        var marks = _marks.AsSpan(label * MarkLength, MarkLength);
        for (var i = 0; i < MarkLength; i++)
        {
            marks[i] = curve[i * (curve.Length - 1) / (MarkLength - 1)];
        }
    }

    private static bool LiesNowhereHigher(ReadOnlySpan<double> curve, ReadOnlySpan<double> other)
    {
        var curves = MemoryMarshal.Cast<double, Vector<double>>(curve);
        var others = MemoryMarshal.Cast<double, Vector<double>>(other);
        for (var i = 0; i < curves.Length; i++)
        {
            if (Vector.GreaterThanAny(curves[i], others[i]))
            {
                return false;
            }
        }

        for (var i = curves.Length * Vector<double>.Count; i < curve.Length; i++)
        {
            if (curve[i] > other[i])
            {
                return false;
            }
        }

        return true;
    }

    private Span<double> Slot(int label) => _curves.AsSpan(label * _stride, _stride);

    private void EnsureRoom(int labels)
    {
        if (_costs.Length < labels)
        {
            Array.Resize(ref _costs, labels * 2);
            Array.Resize(ref _marks, labels * 2 * MarkLength);
            Array.Resize(ref _members, labels * 2);
        }

        if (_curves.Length < labels * _stride)
        {
            Array.Resize(ref _curves, labels * 2 * _stride);
        }
    }
}
