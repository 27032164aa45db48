using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Arithmetic on the part of a total's distribution that lies below the target: entry k is P(total = k), k = 0 … target − 1.
/// Its sum is the probability of missing the target. Nothing allocates.
/// </summary>
internal static class BelowTarget
{
    private const int MostOnStack = 1_024;

    private static readonly int Block = RisingSum.BlockOf<double>();

    /// <summary>The total of no sites.</summary>
    public static void Clear(Span<double> total)
    {
        total.Clear();
        total[0] = 1;
    }

    /// <summary>Adds a site: <paramref name="result"/> gets the total with it.</summary>
    public static void Add(ReadOnlySpan<double> total, ReadOnlySpan<double> pmf, Span<double> result)
    {
        // Padded copies let the sum run in whole blocks throughout.
        var room = ((total.Length + Block - 1) / Block * Block) + Block;
        double[]? rented = null;
        var scratch = 2 * room <= MostOnStack ? stackalloc double[2 * room] : (rented = ArrayPool<double>.Shared.Rent(2 * room));
        var before = scratch[..room];
        var after = scratch.Slice(room, room);
        before[..Block].Clear();
        total.CopyTo(before[Block..]);
        before[(Block + total.Length)..].Clear();
        RisingSum.Add(before, pmf, room, after);
        after.Slice(Block, total.Length).CopyTo(result);
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>The probability of missing the target with this total.</summary>
    public static double Miss(ReadOnlySpan<double> total)
    {
        var sum = 0d;
        foreach (var probability in total)
        {
            sum += probability;
        }

        return sum;
    }

    /// <summary>Fills in the chances of at most 0, 1, 2… of the total.</summary>
    public static void Accumulate(ReadOnlySpan<double> total, Span<double> cumulative)
    {
        var sum = 0d;
        for (var k = 0; k < total.Length; k++)
        {
            cumulative[k] = sum += total[k];
        }
    }

    /// <summary>
    /// The probability of missing the target with one more site, whose chances of at most 0, 1, 2… are given, in time
    /// proportional to that site's cap.
    /// </summary>
    public static double MissWith(ReadOnlySpan<double> total, ReadOnlySpan<double> cumulative, ReadOnlySpan<double> atMost)
    {
        // P(total + site < n) = Σ P(total = k) · P(site ≤ n − 1 − k); a site at its cap is certain, so only the last entries differ from 1.
        var uncertain = Math.Min(atMost.Length - 1, total.Length);
        var certain = uncertain < total.Length ? cumulative[total.Length - 1 - uncertain] : 0;
        return certain + DotReversed(total[^uncertain..], atMost[..uncertain]);
    }

    /// <summary>The dot product of one span from its end with the other, equally long, from its beginning.</summary>
    private static double DotReversed(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
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
}
