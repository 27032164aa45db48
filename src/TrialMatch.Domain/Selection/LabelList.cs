namespace TrialMatch.Domain.Selection;

/// <summary>
/// The sets of some units, cheapest first. Each label is a set with its cost and its curve: entry t is the probability that the set
/// brings at most (top − t) patients. Curves are written once and stay where they are; only their order changes.
/// </summary>
internal sealed class LabelList
{
    /// <summary>Entries of all curves together, about 32 MB: a half that needs more is too large to be listed.</summary>
    private const int MostEntries = 8_000_000;

    /// <summary>Lists beyond this size are left to the garbage collector rather than kept for the next search.</summary>
    private const int MostEntriesKept = 1_000_000;

    private const int MostListsKept = 4;

    [ThreadStatic]
    private static Stack<LabelList>? _kept;

    private double[] _costs = [];
    private double[] _nextCosts = [];
    private int[] _places = [];
    private int[] _nextPlaces = [];
    private ulong[] _members = [];
    private float[] _curves = [];
    private int _stride;
    private int _written;

    private LabelList()
    {
    }

    public int Count { get; private set; }

    /// <summary>The entries of a curve that count; the zeros after them are for whole vectors.</summary>
    public int Length { get; private set; }

    public double CostOf(int label) => _costs[label];

    public ulong MembersOf(int label) => _members[_places[label]];

    public ReadOnlySpan<float> CurveOf(int label) => CurveAt(_places[label])[..Length];

    /// <summary>The curve with the zeros after it.</summary>
    public ReadOnlySpan<float> PaddedCurveOf(int label) => CurveAt(_places[label]);

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

    /// <summary>Starts with the set that all others extend; its curve is for the caller to fill in.</summary>
    public Span<float> Begin(int length)
    {
        Length = length;
        _stride = CurveArithmetic.PaddedLength(length);
        _written = 0;
        EnsureRoom(1);
        Count = 1;
        var place = NewPlace(0);
        (_costs[0], _places[0]) = (0, place);
        CurveAt(place).Clear();
        return CurveAt(place)[..length];
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

    /// <summary>The same where it is known to be no more than <paramref name="most"/>, and mostly little less: for limits that fall.</summary>
    public int CountBelow(double limit, int most)
    {
        while (most > 0 && _costs[most - 1] >= limit)
        {
            most--;
        }

        return most;
    }

    /// <summary>
    /// Decides one more unit: each label stays without it and comes again with it, less those that the step does not want kept.
    /// False where more than the step's most would be kept.
    /// </summary>
    public bool TryExtend(in LabelStep step)
    {
        EnsureRoom(2 * Count);
        var (without, with, kept) = (0, 0, 0);
        while (true)
        {
            step.Cancellation.ThrowIfCancellationRequested();
            var costWithout = without < Count ? _costs[without] : double.PositiveInfinity;
            var costWith = with < Count ? _costs[with] + step.Unit.Cost : double.PositiveInfinity;
            var cost = Math.Min(costWithout, costWith);
            if (cost >= step.CostLimit || double.IsPositiveInfinity(cost))
            {
                break;
            }

            if (kept >= step.MostLabels || (_written + 1L) * _stride > MostEntries)
            {
                return false;
            }

            var place = costWith <= costWithout ? AddWith(_places[with++], cost, step) : KeepWithout(_places[without++], cost, step);
            if (place >= 0)
            {
                (_nextCosts[kept], _nextPlaces[kept]) = (cost, place);
                kept++;
            }
        }

        Count = kept;
        (_costs, _nextCosts) = (_nextCosts, _costs);
        (_places, _nextPlaces) = (_nextPlaces, _places);
        return true;
    }

    /// <summary>Moves a label down to a place among the kept ones, whose order stays.</summary>
    public void Keep(int label, int kept) => (_costs[kept], _places[kept]) = (_costs[label], _places[label]);

    /// <summary>Drops all labels but the first so many.</summary>
    public void Cut(int count) => Count = count;

    public void Clear() => Count = 0;

    /// <summary>The place of the set with the unit added; negative where it is not wanted.</summary>
    private int AddWith(int place, double cost, in LabelStep step)
    {
        var members = _members[place];
        if ((step.IsAlikeLast && (members >> (step.Member - 1) & 1) == 0)
            || (step.Bound is { } bound && !bound.MayReachWith(CurveAt(place), step.CostLimit - cost, step.Member)))
        {
            return -1;
        }

        var added = NewPlace(members | (1UL << step.Member));
        CurveArithmetic.AddUnit(CurveAt(place), step.Unit.CurvePmf, step.Length, step.Reach, CurveAt(added));
        return added;
    }

    private int KeepWithout(int place, double cost, in LabelStep step) =>
        step.Bound is { } bound && !bound.MayReachWithout(CurveAt(place), step.CostLimit - cost, step.Member) ? -1 : place;

    private int NewPlace(ulong members)
    {
        if (_members.Length <= _written)
        {
            Array.Resize(ref _members, 2 * (_written + 1));
        }

        if (_curves.Length < (_written + 1) * _stride)
        {
            Array.Resize(ref _curves, (int)Math.Min(2L * (_written + 1) * _stride, Math.Max(MostEntries, (_written + 1) * _stride)));
        }

        _members[_written] = members;
        return _written++;
    }

    private Span<float> CurveAt(int place) => _curves.AsSpan(place * _stride, _stride);

    private void EnsureRoom(int labels)
    {
        if (_costs.Length < labels || _nextCosts.Length < labels)
        {
            Array.Resize(ref _costs, labels * 2);
            Array.Resize(ref _nextCosts, labels * 2);
            Array.Resize(ref _places, labels * 2);
            Array.Resize(ref _nextPlaces, labels * 2);
        }
    }
}
