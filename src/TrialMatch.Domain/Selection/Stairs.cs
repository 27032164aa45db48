using System.Numerics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Pairs a set of the first half with sets of the second. The miss of a pair is Σ P(first misses by exactly k + 1) · P(second ≤ k); regrouped
/// in steps of k, with the second's chance at each step's foot, the sum is never above the miss, and takes a dozen products for a vector of pairs.
/// </summary>
internal sealed class Stairs
{
    private const int Steps = 12;

    private readonly double[] _rises = new double[Steps];
    private double[] _feet = [];
    private double[] _chances = [];
    private double[] _first = [];
    private int _firstLength;
    private int _padded;
    private int _length;
    private double _beyond;
    private bool _isExactReady;

    public static int Padded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>Notes each second set's chance of at most k at the foot of each step.</summary>
    public void Build(LabelList second)
    {
        _length = second.CurveOf(0).Length;
        _padded = Padded(second.Count);
        _feet = EnsureRoom(_feet, _padded * Steps);
        _chances = EnsureRoom(_chances, _length);
        for (var label = 0; label < second.Count; label++)
        {
            var curve = second.CurveOf(label);
            for (var step = 0; step < Steps; step++)
            {
                _feet[(step * _padded) + label] = curve[_length - 1 - FootOf(step)];
            }
        }

        // The padding lies beyond the last set; what is found there is not used.
        for (var step = 0; step < Steps; step++)
        {
            _feet.AsSpan((step * _padded) + second.Count, _padded - second.Count).Fill(1);
        }
    }

    /// <summary>Turns to a set of the first half.</summary>
    public void TakeFirst(ReadOnlySpan<double> curve)
    {
        for (var step = 0; step < Steps; step++)
        {
            var end = step + 1 < Steps ? FootOf(step + 1) : _length;
            _rises[step] = CurveArithmetic.At(curve, FootOf(step)) - CurveArithmetic.At(curve, end);
        }

        // Beyond the second half's most patients, its chance of at most k is 1.
        _beyond = CurveArithmetic.At(curve, _length);
        _first = EnsureRoom(_first, curve.Length);
        _firstLength = curve.Length;
        curve.CopyTo(_first);
        _isExactReady = false;
    }

    /// <summary>For a vector of second sets from <paramref name="group"/> on, a bound that the miss with the first is not below.</summary>
    public Vector<double> MissAtLeast(int group)
    {
        var sums = new Vector<double>(_beyond);
        for (var step = 0; step < Steps; step++)
        {
            sums += new Vector<double>(_feet.AsSpan((step * _padded) + group)) * _rises[step];
        }

        return sums;
    }

    /// <summary>The miss of the first with a second set.</summary>
    public double Miss(ReadOnlySpan<double> second)
    {
        if (!_isExactReady)
        {
            CurveArithmetic.FillChances(_first.AsSpan(0, _firstLength), _chances.AsSpan(0, _length));
            _isExactReady = true;
        }

        return CurveArithmetic.Dot(second, _chances.AsSpan(0, _length)) + _beyond;
    }

    private int FootOf(int step) => step * _length / Steps;

    private static double[] EnsureRoom(double[] values, int length) => values.Length >= length ? values : new double[length];
}
