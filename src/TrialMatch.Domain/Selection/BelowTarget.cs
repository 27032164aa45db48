using System.Buffers;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Arithmetic on the part of a total's distribution that lies below the target: entry k is P(total = k), k = 0 … target − 1.
/// Its sum is the probability of missing the target. Nothing allocates.
/// </summary>
internal static class BelowTarget
{
    private const int MostOnStack = 1_024;

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
        var room = CurveArithmetic.PaddedLength(total.Length);
        double[]? rented = null;
        var scratch = 2 * room <= MostOnStack ? stackalloc double[2 * room] : (rented = ArrayPool<double>.Shared.Rent(2 * room));
        var before = scratch[..room];
        var after = scratch.Slice(room, room);
        before[..CurveArithmetic.Block].Clear();
        total.CopyTo(before[CurveArithmetic.Block..]);
        before[(CurveArithmetic.Block + total.Length)..].Clear();
        CurveArithmetic.AddUnitRising(before, pmf, total.Length, after);
        after.Slice(CurveArithmetic.Block, total.Length).CopyTo(result);
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
        return certain + CurveArithmetic.DotReversed(total[^uncertain..], atMost[..uncertain]);
    }
}
