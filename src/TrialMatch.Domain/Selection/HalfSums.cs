using System.Numerics;

namespace TrialMatch.Domain.Selection;

/// <summary>The patients that each set of a half expects, in all and by measured region, for several sets at a time.</summary>
internal sealed class HalfSums
{
    private readonly int[] _places;
    private readonly double[][] _byRegion;
    private double[] _all = [];

    /// <param name="measured">The regions that are measured, of so many.</param>
    public HalfSums(int[] measured, int regions)
    {
        _places = new int[regions];
        _places.AsSpan().Fill(-1);
        _byRegion = new double[measured.Length][];
        for (var place = 0; place < measured.Length; place++)
        {
            _places[measured[place]] = place;
            _byRegion[place] = [];
        }
    }

    /// <summary>In all, set by set; zeros after the last one, to whole vectors.</summary>
    public ReadOnlySpan<double> All => _all;

    /// <summary>The same of one measured region, by its place among them.</summary>
    public ReadOnlySpan<double> Of(int place) => _byRegion[place];

    public void Fill(LabelList list, Unit[] units)
    {
        var room = Stairs.Padded(list.Count);
        _all = Cleared(_all, room);
        for (var place = 0; place < _byRegion.Length; place++)
        {
            _byRegion[place] = Cleared(_byRegion[place], room);
        }

        for (var label = 0; label < list.Count; label++)
        {
            for (var members = list.MembersOf(label); members != 0; members &= members - 1)
            {
                var unit = units[BitOperations.TrailingZeroCount(members)];
                _all[label] += unit.Mean;
                if (_places[unit.Region] is >= 0 and var place)
                {
                    _byRegion[place][label] += unit.Mean;
                }
            }
        }
    }

    private static double[] Cleared(double[] values, int room)
    {
        if (values.Length < room)
        {
            return new double[room];
        }

        values.AsSpan().Clear();
        return values;
    }
}
