using System.Numerics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Every set of some units, with its cost and its expected patients by region; alike units are taken in order, so that a kind of m sites
/// counts m + 1 times, not 2^m. Curves are worked out only for the sets that are asked for, each from the set it extends by one unit.
/// </summary>
internal sealed class SubsetList
{
    private readonly Unit[] _units;
    private readonly int[] _indexes;
    private readonly int _stride;
    private readonly List<int> _parents = [-1];
    private readonly List<int> _added = [-1];
    private readonly List<double> _costs = [0];
    private int[] _slots = [];
    private double[] _curves = [];
    private int _used;

    /// <param name="indexes">The units, by their place in the problem, alike ones next to each other.</param>
    /// <param name="root">The curve of the empty set.</param>
    public SubsetList(Unit[] units, int[] indexes, ReadOnlySpan<double> root)
    {
        _units = units;
        _indexes = indexes;
        _stride = root.Length;
        Grow();
        _slots = new int[_parents.Count];
        Array.Fill(_slots, -1);
        root.CopyTo(NewCurve(0));
    }

    /// <summary>Sets in order of cost: which set stands at each place.</summary>
    public int[] ByCost { get; private set; } = [];

    /// <summary>Costs in ascending order, padded to whole vectors with infinity.</summary>
    public double[] SortedCosts { get; private set; } = [];

    public int Count => _parents.Count;

    public double CostOf(int set) => _costs[set];

    /// <summary>Sorts the sets by cost.</summary>
    public void Sort()
    {
        ByCost = [.. Enumerable.Range(0, Count)];
        var costs = _costs.ToArray();
        Array.Sort(costs, ByCost);
        SortedCosts = new double[(Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];
        SortedCosts.AsSpan().Fill(double.PositiveInfinity);
        costs.CopyTo(SortedCosts, 0);
    }

    /// <summary>Expected patients of every set in one region (all regions where negative), in the order of the sets.</summary>
    public double[] Expected(int region)
    {
        var expected = new double[Count];
        for (var set = 1; set < Count; set++)
        {
            var unit = _units[_indexes[_added[set]]];
            expected[set] = expected[_parents[set]] + (region < 0 || unit.Region == region ? unit.Mean : 0);
        }

        return expected;
    }

    public ReadOnlySpan<double> CurveOf(int set)
    {
        if (_slots[set] < 0)
        {
            var parent = CurveOf(_parents[set]);
            var curve = NewCurve(set);

            // The store may have moved: read the parent again.
            parent = CurveOf(_parents[set]);
            CurveArithmetic.AddUnit(parent, _units[_indexes[_added[set]]].Pmf, curve.Length, curve);
        }

        return _curves.AsSpan(_slots[set] * _stride, _stride);
    }

    public void Mark(int set, bool[] isIn)
    {
        foreach (var index in _indexes)
        {
            isIn[index] = false;
        }

        for (; set > 0; set = _parents[set])
        {
            isIn[_indexes[_added[set]]] = true;
        }
    }

    private void Grow()
    {
        for (var i = 0; i < _indexes.Length; i++)
        {
            var isAlike = i > 0 && _units[_indexes[i]].Candidate == _units[_indexes[i - 1]].Candidate;
            var count = _parents.Count;
            for (var set = 0; set < count; set++)
            {
                if (!isAlike || _added[set] == i - 1)
                {
                    _parents.Add(set);
                    _added.Add(i);
                    _costs.Add(_costs[set] + _units[_indexes[i]].Cost);
                }
            }
        }
    }

    private Span<double> NewCurve(int set)
    {
        if (_curves.Length < (_used + 1) * _stride)
        {
            Array.Resize(ref _curves, Math.Max(64 * _stride, _curves.Length * 2));
        }

        _slots[set] = _used++;
        return _curves.AsSpan(_slots[set] * _stride, _stride);
    }
}
