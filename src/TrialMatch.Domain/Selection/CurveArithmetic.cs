using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Arithmetic on curves. A curve's entry t is the probability that a set of sites brings at most (top − t) patients, for t = 0, 1, 2…
/// Where top is the target less one, entry t is the probability of missing the target though t more patients come from elsewhere.
/// </summary>
internal static class CurveArithmetic
{
    public static readonly int Block = 4 * Vector<double>.Count;

    /// <summary>The room for a curve of so many entries and the zeros after it that <see cref="AddUnit"/> and <see cref="PaddedDot"/> read.</summary>
    public static int PaddedLength(int length) => Whole(length) + Block;

    /// <summary>
    /// The curve with one more site: its first <paramref name="reach"/> entries hold afterwards. Both spans are padded and do not overlap; of the
    /// source's, the first <paramref name="length"/> hold, and where that is less than the entries there are, at least reach and the site's most.
    /// </summary>
    public static void AddUnit(ReadOnlySpan<double> curve, ReadOnlySpan<double> pmf, int length, int reach, Span<double> result)
    {
        // Four vectors of the result at a time, kept in registers over all of the site's numbers; what they read past the entries is zeros.
        RequireRoom(curve, Math.Max(length, reach));
        RequireRoom(result, Math.Max(length, reach));
        var width = Vector<double>.Count;
        ref var source = ref MemoryMarshal.GetReference(curve);
        ref var target = ref MemoryMarshal.GetReference(result);
        for (var t = 0; t < reach; t += Block)
        {
            var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            var numbers = Math.Min(pmf.Length, length - t);
            for (var k = 0; k < numbers; k++)
            {
                var factor = new Vector<double>(pmf[k]);
                a = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t + k)), factor, a);
                b = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t + k + width)), factor, b);
                c = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t + k + (2 * width))), factor, c);
                d = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t + k + (3 * width))), factor, d);
            }

            a.StoreUnsafe(ref target, (nuint)t);
            b.StoreUnsafe(ref target, (nuint)(t + width));
            c.StoreUnsafe(ref target, (nuint)(t + (2 * width)));
            d.StoreUnsafe(ref target, (nuint)(t + (3 * width)));
        }

        result[Whole(reach)..].Clear();
    }

    /// <summary>
    /// The same for a rising curve, whose entry t is the probability of at most t patients. It comes after a block of zeros instead of before one.
    /// </summary>
    public static void AddUnitRising(ReadOnlySpan<double> curve, ReadOnlySpan<double> pmf, int length, Span<double> result)
    {
        RequireRoom(curve, length);
        RequireRoom(result, length);
        var width = Vector<double>.Count;
        ref var source = ref MemoryMarshal.GetReference(curve);
        ref var target = ref MemoryMarshal.GetReference(result);
        result[..Block].Clear();
        for (var t = Block; t < Block + length; t += Block)
        {
            var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            var numbers = Math.Min(pmf.Length, t);
            for (var k = 0; k < numbers; k++)
            {
                var factor = new Vector<double>(pmf[k]);
                a = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k)), factor, a);
                b = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k + width)), factor, b);
                c = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k + (2 * width))), factor, c);
                d = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k + (3 * width))), factor, d);
            }

            a.StoreUnsafe(ref target, (nuint)t);
            b.StoreUnsafe(ref target, (nuint)(t + width));
            c.StoreUnsafe(ref target, (nuint)(t + (2 * width)));
            d.StoreUnsafe(ref target, (nuint)(t + (3 * width)));
        }
    }

    /// <summary>A falling curve turned into a rising one: a block of zeros, its entries from the last to the first, then ones, as many as fit.</summary>
    public static void Reverse(ReadOnlySpan<double> falling, Span<double> rising)
    {
        rising[..Block].Clear();
        var entries = Math.Min(falling.Length, rising.Length - Block);
        falling[^entries..].CopyTo(rising[Block..]);
        rising.Slice(Block, entries).Reverse();
        rising[(Block + entries)..].Fill(1);
    }

    /// <summary>From a rising curve after its block of zeros, the chances of exactly 0, 1, 2…, with a block of zeros after them.</summary>
    public static void Differences(ReadOnlySpan<double> rising, int length, Span<double> chances)
    {
        RequireRoom(rising, length);
        RequireRoom(chances, length);
        ref var source = ref MemoryMarshal.GetReference(rising);
        ref var target = ref MemoryMarshal.GetReference(chances);
        for (var t = 0; t < length; t += Vector<double>.Count)
        {
            var change = Vector.LoadUnsafe(ref source, (nuint)(Block + t)) - Vector.LoadUnsafe(ref source, (nuint)(Block + t - 1));
            change.StoreUnsafe(ref target, (nuint)t);
        }

        chances[length..].Clear();
    }

    private static int Whole(int length) => (length + Block - 1) / Block * Block;

    /// <summary>The loops below read whole blocks unchecked: this is the check.</summary>
    private static void RequireRoom(ReadOnlySpan<double> curve, int length)
    {
        if (curve.Length < PaddedLength(length))
        {
            throw new ArgumentException($"expected room for {PaddedLength(length)} entries, found {curve.Length}", nameof(curve));
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

    /// <summary>The dot product of two padded spans, as far as the shorter goes.</summary>
    public static double PaddedDot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var width = Vector<double>.Count;
        var length = Math.Min(left.Length, right.Length) / Block * Block;
        ref var lefts = ref MemoryMarshal.GetReference(left);
        ref var rights = ref MemoryMarshal.GetReference(right);
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var t = 0; t < length; t += Block)
        {
            a = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)t), Vector.LoadUnsafe(ref rights, (nuint)t), a);
            b = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)(t + width)), Vector.LoadUnsafe(ref rights, (nuint)(t + width)), b);
            c = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)(t + (2 * width))), Vector.LoadUnsafe(ref rights, (nuint)(t + (2 * width))), c);
            d = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)(t + (3 * width))), Vector.LoadUnsafe(ref rights, (nuint)(t + (3 * width))), d);
        }

        return Vector.Sum((a + b) + (c + d));
    }

    /// <summary>The dot product of one span from its end with the other, equally long, from its beginning.</summary>
    public static double DotReversed(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = Vector256<double>.Zero;
        var whole = left.Length / Vector256<double>.Count * Vector256<double>.Count;
        ref var lefts = ref MemoryMarshal.GetReference(left);
        ref var rights = ref MemoryMarshal.GetReference(right[..left.Length]);
        for (var i = 0; i < whole; i += Vector256<double>.Count)
        {
            var backwards = Vector256.LoadUnsafe(ref lefts, (nuint)(left.Length - i - Vector256<double>.Count));
            sum = Vector256.FusedMultiplyAdd(Vector256.Shuffle(backwards, Vector256.Create(3L, 2, 1, 0)), Vector256.LoadUnsafe(ref rights, (nuint)i), sum);
        }

        var dot = Vector256.Sum(sum);
        for (var i = whole; i < left.Length; i++)
        {
            dot += left[left.Length - 1 - i] * right[i];
        }

        return dot;
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
