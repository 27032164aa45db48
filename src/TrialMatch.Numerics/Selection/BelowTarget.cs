using System.Numerics;
using System.Runtime.InteropServices;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Arithmetic on the part of a total's distribution that lies below the target: entry k is P(total = k), k = 0 … target − 1.
/// Its sum is the probability of missing the target. Nothing allocates.
/// </summary>
internal static class BelowTarget
{
    /// <summary>Sets the total to that of no sites.</summary>
    public static void Clear(Span<double> total)
    {
        total.Clear();
        total[0] = 1;
    }

    /// <summary>
    /// Adds a site: <paramref name="result"/>, which does not overlap the others, gets Σ pmf(k) · total(t − k). The same sum turns the probabilities
    /// of at most t patients into those with the site.
    /// </summary>
    public static void Add(ReadOnlySpan<double> total, ReadOnlySpan<double> pmf, Span<double> result)
    {
        result.Clear();
        for (var k = 0; k < Math.Min(pmf.Length, total.Length); k++)
        {
            if (pmf[k] > 0)
            {
                AddScaled(total[..^k], pmf[k], result[k..]);
            }
        }
    }

    /// <summary>Returns the probability of missing the target with this total.</summary>
    public static double Miss(ReadOnlySpan<double> total)
    {
        var sum = 0d;
        foreach (var probability in total)
        {
            sum += probability;
        }

        return sum;
    }

    /// <summary>
    /// Returns the probability of missing the target with this total plus an independent one. The second is given by its probabilities of at most target − 1,
    /// target − 2, … 0 patients, as many as the total has entries.
    /// </summary>
    public static double MissWithReversed(ReadOnlySpan<double> total, ReadOnlySpan<double> atMostReversed)
    {
        var whole = total.Length - (total.Length % Vector<double>.Count);
        var sums = Vector<double>.Zero;
        var totals = MemoryMarshal.Cast<double, Vector<double>>(total[..whole]);
        var chances = MemoryMarshal.Cast<double, Vector<double>>(atMostReversed[..whole]);
        for (var i = 0; i < totals.Length; i++)
        {
            sums += totals[i] * chances[i];
        }

        var miss = Vector.Sum(sums);
        for (var k = whole; k < total.Length; k++)
        {
            miss += total[k] * atMostReversed[k];
        }

        return miss;
    }

    /// <summary>Adds the numbers times a factor to the entries of <paramref name="result"/>, which is at least as long.</summary>
    public static void AddScaled(ReadOnlySpan<double> numbers, double factor, Span<double> result)
    {
        var whole = numbers.Length - (numbers.Length % Vector<double>.Count);
        var sources = MemoryMarshal.Cast<double, Vector<double>>(numbers[..whole]);
        var targets = MemoryMarshal.Cast<double, Vector<double>>(result[..whole]);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < sources.Length; i++)
        {
            targets[i] = Vector.FusedMultiplyAdd(sources[i], factors, targets[i]);
        }

        for (var k = whole; k < numbers.Length; k++)
        {
            result[k] += numbers[k] * factor;
        }
    }
}
