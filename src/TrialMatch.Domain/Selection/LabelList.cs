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
    /// <summary>Entries of all curves together, about 64 MB: a half that needs more is too large to be listed.</summary>
    private const int MostEntries = 8_000_000;

    /// <summary>Lists beyond this size are left to the garbage collector rather than kept for the next search.</summary>
    private const int MostEntriesKept = 1_000_000;

    private const int MostListsKept = 4;

    [ThreadStatic]
    private static Stack<LabelList>? _kept;

    private double[] _costs = [];
    private double[] _marks = [];
    private ulong[] _members = [];
    private double[] _curves = [];
    private int _stride;

    private static int MarkLength => 2 * Vector<double>.Count;

    private LabelList()
    {
    }

    public int Count { get; private set; }

    public double CostOf(int label) => _costs[label];

    public ulong MembersOf(int label) => _members[label];

    public ReadOnlySpan<double> CurveOf(int label) => _curves.AsSpan(label * _stride, _stride);

    /// <summary>An empty list, with the buffers of one that was returned on this thread where there is one.</summary>
    public static LabelList Rent() => _kept is { Count: > 0 } kept ? kept.Pop() : new LabelList();

    /// <summary>Gives the list back; whoever does must not touch it again.</summary>
    public static void Return(LabelList list)
    {
        var kept = _kept ??= new Stack<LabelList>();
        if (kept.Count < MostListsKept && list._curves.Length <= MostEntriesKept)
        {
            kept.Push(list);
        }
    }

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

    /// <summary>How many labels cost less than <paramref name="limit"/>: they come first.</summary>
    public int CountBelow(double limit)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _costs[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>
    /// Fills this list with the labels of <paramref name="source"/>, each with and without the step's unit, less those that the step does not
    /// want kept. False where more than the step's most would be kept.
    /// </summary>
    public bool TryExtend(LabelList source, in LabelStep step)
    {
        Begin(source._stride);
        var (without, with) = (0, 0);
        while (true)
        {
            var costWithout = without < source.Count ? source._costs[without] : double.PositiveInfinity;
            var costWith = with < source.Count ? source._costs[with] + step.Unit.Cost : double.PositiveInfinity;
            if (Math.Min(costWithout, costWith) >= step.CostLimit || double.IsPositiveInfinity(Math.Min(costWithout, costWith)))
            {
                return true;
            }

            if (Count >= step.MostLabels || (Count + 1L) * _stride > MostEntries)
            {
                return false;
            }

            EnsureRoom(Count + 1);
            if (costWith <= costWithout)
            {
                AddWith(source, with++, costWith, step);
            }
            else
            {
                AddWithout(source, without++, step);
            }
        }
    }

    private void AddWith(LabelList source, int label, double cost, in LabelStep step)
    {
        var members = source._members[label];
        var curve = source.CurveOf(label);
        if (step.IsAlikeLast && (members >> (step.Member - 1) & 1) == 0)
        {
            return;
        }

        if (step.Bound is null || step.Bound.MayReach(curve, cost, step.Member))
        {
            CurveArithmetic.AddUnit(curve, step.Unit.Pmf, step.Reach, Slot(Count));
            Keep(cost, members | (1UL << step.Member), step);
        }
    }

    private void AddWithout(LabelList source, int label, in LabelStep step)
    {
        var curve = source.CurveOf(label);
        if (step.Bound is null || step.Bound.MayReach(curve, source._costs[label], step.Member + 1))
        {
            curve.CopyTo(Slot(Count));
            Keep(source._costs[label], source._members[label], step);
        }
    }

    /// <summary>Keeps the label whose curve has been written after the last one, unless a kept one makes it superfluous.</summary>
    private void Keep(double cost, ulong members, in LabelStep step)
    {
        if (!step.DropsSuperfluous || !IsSuperfluous(step.Reach))
        {
            _costs[Count] = cost;
            _members[Count] = members;
            Count++;
        }
    }

    private bool IsSuperfluous(int reach)
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
                return true;
            }
        }

        return false;
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
            Array.Resize(ref _curves, (int)Math.Min(2L * labels * _stride, Math.Max(MostEntries, labels * _stride)));
        }
    }
}
