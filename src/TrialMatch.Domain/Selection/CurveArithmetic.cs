using System.Numerics;
using System.Runtime.InteropServices;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Arithmetic on curves. A curve's entry t is the probability that a set of sites brings at most (top − t) patients, for t = 0, 1, 2…
/// Where top is the target less one, entry t is the probability of missing the target though t more patients come from elsewhere.
/// </summary>
internal static class CurveArithmetic
{
    /// <summary>The curve with one more site, as far as <paramref name="reach"/> entries; the rest becomes 0. The spans do not overlap.</summary>
    public static void AddUnit(ReadOnlySpan<double> curve, ReadOnlySpan<double> pmf, int reach, Span<double> result)
    {
        // Four vectors of the result at a time, kept in registers over all of the site's numbers.
        var width = Vector<double>.Count;
        var block = 4 * width;
        var t = 0;
        for (; t + block <= reach && t + block + pmf.Length - 1 <= curve.Length; t += block)
        {
            var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            for (var k = 0; k < pmf.Length; k++)
            {
                var source = curve.Slice(t + k, block);
                var factor = new Vector<double>(pmf[k]);
                a = Vector.FusedMultiplyAdd(new Vector<double>(source), factor, a);
                b = Vector.FusedMultiplyAdd(new Vector<double>(source[width..]), factor, b);
                c = Vector.FusedMultiplyAdd(new Vector<double>(source[(2 * width)..]), factor, c);
                d = Vector.FusedMultiplyAdd(new Vector<double>(source[(3 * width)..]), factor, d);
            }

            a.CopyTo(result[t..]);
            b.CopyTo(result[(t + width)..]);
            c.CopyTo(result[(t + (2 * width))..]);
            d.CopyTo(result[(t + (3 * width))..]);
        }

        var rest = result[t..];
        rest.Clear();
        for (var k = 0; k < Math.Min(pmf.Length, curve.Length - t); k++)
        {
            AddScaled(curve.Slice(t + k, Math.Min(reach - t, curve.Length - t - k)), pmf[k], rest);
        }
    }

    /// <summary>The curve of a total: entry t is the probability of missing the target though t more patients come.</summary>
    public static void OfTotal(ReadOnlySpan<double> total, Span<double> curve)
    {
        var sum = 0d;
        for (var k = 0; k < total.Length; k++)
        {
            sum += total[k];
            var t = total.Length - 1 - k;
            if (t < curve.Length)
            {
                curve[t] = sum;
            }
        }
    }

    /// <summary>Adds <paramref name="factor"/> times the source to the front of the target.</summary>
    public static void AddScaled(ReadOnlySpan<double> source, double factor, Span<double> target)
    {
        var sources = MemoryMarshal.Cast<double, Vector<double>>(source);
        var targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (var i = 0; i < sources.Length; i++)
        {
            targets[i] += sources[i] * factor;
        }

        for (var i = sources.Length * Vector<double>.Count; i < source.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    /// <summary>Lowers each entry to that of another curve where that one is lower.</summary>
    public static void Lower(Span<double> curve, ReadOnlySpan<double> other)
    {
        var curves = MemoryMarshal.Cast<double, Vector<double>>(curve);
        var others = MemoryMarshal.Cast<double, Vector<double>>(other);
        for (var i = 0; i < curves.Length; i++)
        {
            curves[i] = Vector.Min(curves[i], others[i]);
        }

        for (var t = curves.Length * Vector<double>.Count; t < curve.Length; t++)
        {
            curve[t] = Math.Min(curve[t], other[t]);
        }
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < lefts.Length; i++)
        {
            sums += lefts[i] * rights[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = lefts.Length * Vector<double>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    public static double At(ReadOnlySpan<double> curve, int t) => t < curve.Length ? curve[t] : 0;

    /// <summary>
    /// For a first half's curve (top: the target less one), the chance of missing by exactly one more than each entry of a second half's curve
    /// of <paramref name="chances"/>' length stands for. Their dot product, plus the first's entry at that length, is the miss of both together.
    /// </summary>
    public static void FillChances(ReadOnlySpan<double> curve, Span<double> chances)
    {
        for (var t = 0; t < chances.Length; t++)
        {
            chances[t] = At(curve, chances.Length - 1 - t) - At(curve, chances.Length - t);
        }
    }
}
