using System.Numerics;
using System.Runtime.InteropServices;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Arithmetic on curves. A curve's entry t is the probability that a set of sites brings at most (top − t) patients, for t = 0, 1, 2…
/// Where top is the target less one, entry t is the probability of missing the target though t more patients come from elsewhere.
/// Curves only ever dismiss sets, and the last word is the canonical sum's, so they are in single precision: twice as many numbers at a time.
/// Each entry is a sum of products, nothing is taken away, and a later entry never comes out above the one before it; so each rounding costs at
/// most one part in 2^24 of the result, <see cref="PartLost"/>, also where two curves are brought together by <see cref="PaddedDot"/>.
/// </summary>
internal static class CurveArithmetic
{
    public static readonly int Block = RisingSum.BlockOf<float>();

    /// <summary>What one rounding may take from a number, or add to it.</summary>
    private const double PartLost = 1d / (1 << 24);

    /// <summary>The room for a curve of so many entries and the zeros after it that <see cref="AddUnit"/> and <see cref="PaddedDot"/> read.</summary>
    public static int PaddedLength(int length) => Whole(length) + Block;

    /// <summary>
    /// The curve with one more site: its first <paramref name="reach"/> entries hold afterwards. Both spans are padded and do not overlap; of the
    /// source's, the first <paramref name="length"/> hold, and where that is less than the entries there are, at least reach and the site's most.
    /// </summary>
    public static void AddUnit(ReadOnlySpan<float> curve, ReadOnlySpan<float> pmf, int length, int reach, Span<float> result)
    {
        // Four vectors of the result at a time, kept in registers over all of the site's numbers; what they read past the entries is zeros.
        RequireRoom(curve, Math.Max(length, reach));
        RequireRoom(result, Math.Max(length, reach));
        var width = Vector<float>.Count;
        ref var source = ref MemoryMarshal.GetReference(curve);
        ref var target = ref MemoryMarshal.GetReference(result);
        for (var t = 0; t < reach; t += Block)
        {
            var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            var numbers = Math.Min(pmf.Length, length - t);
            for (var k = 0; k < numbers; k++)
            {
                var factor = new Vector<float>(pmf[k]);
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
    public static void AddUnitRising(ReadOnlySpan<float> curve, ReadOnlySpan<float> pmf, int length, Span<float> result)
    {
        RequireRoom(curve, length);
        RequireRoom(result, length);
        result[..Block].Clear();
        RisingSum.Add(curve, pmf, Block + length, result);
    }

    /// <summary>A falling curve turned into a rising one: a block of zeros, its entries from the last to the first, then ones, as many as fit.</summary>
    public static void Reverse(ReadOnlySpan<float> falling, Span<float> rising)
    {
        rising[..Block].Clear();
        var entries = Math.Min(falling.Length, rising.Length - Block);
        falling[^entries..].CopyTo(rising[Block..]);
        rising.Slice(Block, entries).Reverse();
        rising[(Block + entries)..].Fill(1);
    }

    /// <summary>From a rising curve after its block of zeros, the chances of exactly 0, 1, 2…, with a block of zeros after them.</summary>
    public static void Differences(ReadOnlySpan<float> rising, int length, Span<float> chances)
    {
        RequireRoom(rising, length);
        RequireRoom(chances, length);
        ref var source = ref MemoryMarshal.GetReference(rising);
        ref var target = ref MemoryMarshal.GetReference(chances);
        for (var t = 0; t < length; t += Vector<float>.Count)
        {
            var change = Vector.LoadUnsafe(ref source, (nuint)(Block + t)) - Vector.LoadUnsafe(ref source, (nuint)(Block + t - 1));
            change.StoreUnsafe(ref target, (nuint)t);
        }

        chances[length..].Clear();
    }

    /// <summary>
    /// The largest part by which the miss of two sets together, as <see cref="PaddedDot"/> gives it, may be too high when curves of so many entries
    /// have had sites with so many numbers in all added to them. Σ (r(t) − r(t−1)) f(t) = Σ r(t) (f(t) − f(t+1)), of which no term is negative:
    /// what either curve has lost or gained, in parts, bounds what the sum has.
    /// </summary>
    public static double MostGained(int numbers, int length)
    {
        var roundings = numbers + length + Block;
        return Math.Exp(roundings * PartLost) - 1;
    }

    private static int Whole(int length) => (length + Block - 1) / Block * Block;

    /// <summary>The loops below read whole blocks unchecked: this is the check.</summary>
    private static void RequireRoom(ReadOnlySpan<float> curve, int length)
    {
        if (curve.Length < PaddedLength(length))
        {
            throw new ArgumentException($"expected room for {PaddedLength(length)} entries, found {curve.Length}", nameof(curve));
        }
    }

    /// <summary>The curve of a total: entry t is the probability of missing the target though t more patients come.</summary>
    public static void OfTotal(ReadOnlySpan<double> total, Span<float> curve)
    {
        var sum = 0d;
        for (var k = 0; k < total.Length; k++)
        {
            sum += total[k];
            var t = total.Length - 1 - k;
            if (t < curve.Length)
            {
                curve[t] = (float)sum;
            }
        }
    }

    /// <summary>Lowers each entry to that of another curve where that one is lower.</summary>
    public static void Lower(Span<float> curve, ReadOnlySpan<float> other)
    {
        var curves = MemoryMarshal.Cast<float, Vector<float>>(curve);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (var i = 0; i < curves.Length; i++)
        {
            curves[i] = Vector.Min(curves[i], others[i]);
        }

        for (var t = curves.Length * Vector<float>.Count; t < curve.Length; t++)
        {
            curve[t] = Math.Min(curve[t], other[t]);
        }
    }

    /// <summary>The dot product of two padded spans, as far as the shorter goes.</summary>
    public static float PaddedDot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var width = Vector<float>.Count;
        var length = Math.Min(left.Length, right.Length) / Block * Block;
        ref var lefts = ref MemoryMarshal.GetReference(left);
        ref var rights = ref MemoryMarshal.GetReference(right);
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var t = 0; t < length; t += Block)
        {
            a = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)t), Vector.LoadUnsafe(ref rights, (nuint)t), a);
            b = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)(t + width)), Vector.LoadUnsafe(ref rights, (nuint)(t + width)), b);
            c = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)(t + (2 * width))), Vector.LoadUnsafe(ref rights, (nuint)(t + (2 * width))), c);
            d = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref lefts, (nuint)(t + (3 * width))), Vector.LoadUnsafe(ref rights, (nuint)(t + (3 * width))), d);
        }

        return Vector.Sum((a + b) + (c + d));
    }

    public static float At(ReadOnlySpan<float> curve, int t) => t < curve.Length ? curve[t] : 0;

    /// <summary>
    /// For a first half's curve (top: the target less one), the chance of missing by exactly one more than each entry of a second half's curve
    /// of <paramref name="chances"/>' length stands for. Their dot product, plus the first's entry at that length, is the miss of both together.
    /// </summary>
    public static void FillChances(ReadOnlySpan<float> curve, Span<float> chances)
    {
        for (var t = 0; t < chances.Length; t++)
        {
            chances[t] = At(curve, chances.Length - 1 - t) - At(curve, chances.Length - t);
        }
    }
}
