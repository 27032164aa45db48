using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Adds a site to numbers by patients from 0 up, be they probabilities or chances of at most so many: result(t) = Σ pmf(k) · numbers(t − k).
/// Of <see cref="double"/> or <see cref="float"/>.
/// </summary>
internal static class RisingSum
{
    /// <summary>How many numbers are worked out at a time.</summary>
    public static int BlockOf<T>() => 4 * Vector<T>.Count;

    /// <summary>
    /// Works out the entries from a block of zeros on, up to <paramref name="end"/>, in whole blocks. Both spans begin with such a block, have room for
    /// whole blocks up to the end, which the caller has made sure of, and do not overlap; the result's block of zeros is not touched.
    /// </summary>
    public static void Add<T>(ReadOnlySpan<T> numbers, ReadOnlySpan<T> pmf, int end, Span<T> result)
        where T : struct
    {
        // Four vectors of the result at a time, kept in registers over all of the site's numbers.
        var width = Vector<T>.Count;
        ref var source = ref MemoryMarshal.GetReference(numbers);
        ref var target = ref MemoryMarshal.GetReference(result);
        for (var t = 4 * width; t < end; t += 4 * width)
        {
            var (a, b, c, d) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
            var count = Math.Min(pmf.Length, t);
            for (var k = 0; k < count; k++)
            {
                var factor = new Vector<T>(pmf[k]);
                a = MultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k)), factor, a);
                b = MultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k + width)), factor, b);
                c = MultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k + (2 * width))), factor, c);
                d = MultiplyAdd(Vector.LoadUnsafe(ref source, (nuint)(t - k + (3 * width))), factor, d);
            }

            a.StoreUnsafe(ref target, (nuint)t);
            b.StoreUnsafe(ref target, (nuint)(t + width));
            c.StoreUnsafe(ref target, (nuint)(t + (2 * width)));
            d.StoreUnsafe(ref target, (nuint)(t + (3 * width)));
        }
    }

    /// <summary>The library has it for each type, not for any; which one it is, is known when this is compiled for a type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> MultiplyAdd<T>(Vector<T> left, Vector<T> right, Vector<T> sum)
        where T : struct => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(left.As<T, float>(), right.As<T, float>(), sum.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(left.As<T, double>(), right.As<T, double>(), sum.As<T, double>()).As<double, T>();
}
