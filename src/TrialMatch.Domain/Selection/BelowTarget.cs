namespace TrialMatch.Domain.Selection;

/// <summary>
/// Arithmetic on the part of a total's distribution that lies below the target: entry k is P(total = k), k = 0 … target − 1.
/// Its sum is the probability of missing the target. Nothing allocates.
/// </summary>
internal static class BelowTarget
{
    /// <summary>The total of no sites.</summary>
    public static void Clear(Span<double> total)
    {
        total.Clear();
        total[0] = 1;
    }

    /// <summary>Adds a site: <paramref name="result"/> gets the total with it and must not overlap <paramref name="total"/>.</summary>
    public static void Add(ReadOnlySpan<double> total, ReadOnlySpan<double> pmf, Span<double> result)
    {
        // From where every number of the site has a place in the total, whole blocks are summed in registers; before and after them, row by row.
        var numbers = Math.Min(pmf.Length, total.Length);
        var from = numbers - 1;
        var blocks = (total.Length - from) / CurveArithmetic.Block;
        var to = from + (blocks * CurveArithmetic.Block);
        CurveArithmetic.SumBlocks(total, pmf[..numbers], from, blocks, result);
        result[..from].Clear();
        result[to..].Clear();
        for (var k = 0; k < numbers; k++)
        {
            CurveArithmetic.AddScaled(total[..(from - k)], pmf[k], result[k..from]);
            CurveArithmetic.AddScaled(total[(to - k)..^k], pmf[k], result[to..]);
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
        var sum = uncertain < total.Length ? cumulative[total.Length - 1 - uncertain] : 0;
        for (var m = 0; m < uncertain; m++)
        {
            sum += total[total.Length - 1 - m] * atMost[m];
        }

        return sum;
    }
}
