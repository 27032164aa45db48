using System.Numerics;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// Sums of independent numbers of patients. A pmf holds the probabilities of 0, 1, 2… and, in its last entry, of that number
/// or more; a total of length n + 1 is thus cut at n and its last entry is the probability of n or more. Only sums and
/// products of probabilities are used, so both tails keep their digits. Nothing allocates.
/// </summary>
/// <remarks>
/// There is deliberately no inverse: dividing a capped site out of a total is unstable, since its generating function may have zeros within the unit circle.
/// </remarks>
public static class Convolution
{
    private const int Rows = 4;

    /// <summary>
    /// The distribution of the sum of <paramref name="left"/> and <paramref name="right"/>, cut at the last entry of
    /// <paramref name="result"/>, which must not overlap them. Each input's last entry counts as exactly that number unless
    /// it is at or beyond the cut; both must therefore reach the cut or be capped where they end.
    /// </summary>
    /// <exception cref="OperationCanceledException">The sum was cancelled. Two long distributions take half a second.</exception>
    public static void Add(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> result, CancellationToken cancellation = default)
    {
        var cut = result.Length - 1;
        result.Clear();
        var longer = left.Length >= right.Length ? left : right;
        var shorter = left.Length >= right.Length ? right : left;
        var below = result[..cut];
        var factors = shorter[..Math.Min(shorter.Length, cut)];
        for (; factors.Length >= Rows; factors = factors[Rows..], below = below[Rows..])
        {
            cancellation.ThrowIfCancellationRequested();
            AddRows(longer, factors, below);
        }

        for (; factors.Length > 0; factors = factors[1..], below = below[1..])
        {
            AddRow(longer, factors[0], below);
        }

        result[cut] = AtLeast(longer, shorter, cut);
    }

    /// <summary>
    /// Returns the probability that <paramref name="left"/> and <paramref name="right"/> together give <paramref name="patients"/> or more, in time
    /// proportional to the shorter of the two. For a total cut at the target and a site, this is the probability of the target with that site added.
    /// </summary>
    public static double AtLeast(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int patients)
    {
        if (patients <= 0)
        {
            return 1;
        }

        var longer = left.Length >= right.Length ? left : right;
        var shorter = left.Length >= right.Length ? right : left;

        // Adds P(shorter = k) · P(longer ≥ patients − k) for each k, the tail of the longer growing as k does.
        var tail = Distribution.AtLeast(longer, patients);
        var sum = 0.0;
        for (var k = 0; k < Math.Min(shorter.Length, patients); k++)
        {
            sum += shorter[k] * tail;
            var next = patients - k - 1;
            tail += next < longer.Length && next < patients ? longer[next] : 0;
        }

        return sum + Distribution.AtLeast(shorter, patients);
    }

    /// <summary>Adds the source times the factor, as far as the target goes.</summary>
    private static void AddRow(ReadOnlySpan<double> source, double factor, Span<double> target)
    {
        var end = Math.Min(source.Length, target.Length);
        var i = 0;
        for (var row = new Vector<double>(factor); i <= end - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector.FusedMultiplyAdd(row, new Vector<double>(source[i..]), new Vector<double>(target[i..])).CopyTo(target[i..]);
        }

        for (; i < end; i++)
        {
            target[i] += factor * source[i];
        }
    }

    /// <summary>
    /// Adds the source times each of the first four factors, each one place further: four rows at once, so that the target is
    /// read and written once instead of four times.
    /// </summary>
    private static void AddRows(ReadOnlySpan<double> source, ReadOnlySpan<double> factors, Span<double> target)
    {
        var end = Math.Min(source.Length, target.Length);
        var i = Math.Min(Rows - 1, end);
        AddRowsAt(source, factors, target, 0, i);
        var (row0, row1) = (new Vector<double>(factors[0]), new Vector<double>(factors[1]));
        var (row2, row3) = (new Vector<double>(factors[2]), new Vector<double>(factors[3]));
        for (; i <= end - Vector<double>.Count; i += Vector<double>.Count)
        {
            var sum = new Vector<double>(target[i..]);
            sum = Vector.FusedMultiplyAdd(row0, new Vector<double>(source[i..]), sum);
            sum = Vector.FusedMultiplyAdd(row1, new Vector<double>(source[(i - 1)..]), sum);
            sum = Vector.FusedMultiplyAdd(row2, new Vector<double>(source[(i - 2)..]), sum);
            sum = Vector.FusedMultiplyAdd(row3, new Vector<double>(source[(i - 3)..]), sum);
            sum.CopyTo(target[i..]);
        }

        AddRowsAt(source, factors, target, i, Math.Min(source.Length + Rows - 1, target.Length));
    }

    /// <summary>The same computation entry by entry, for the edges.</summary>
    private static void AddRowsAt(ReadOnlySpan<double> source, ReadOnlySpan<double> factors, Span<double> target, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            for (var row = Math.Max(0, i - source.Length + 1); row < Math.Min(Rows, i + 1); row++)
            {
                target[i] += factors[row] * source[i - row];
            }
        }
    }
}
