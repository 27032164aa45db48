using CsCheck;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class ConvolutionTests
{
    private static readonly Gen<double[]> AnyPmf = Gen.Double[0.001, 1].Array[1, 30].Select(weights =>
    {
        var sum = weights.Sum();
        return weights.Select(weight => weight / sum).ToArray();
    });

    [Fact]
    public void A_sum_is_the_sum_over_all_pairs_with_the_tail_at_the_cut() =>
        AnyPmf.Select(AnyPmf, Gen.Int[0, 70]).Sample((left, right, cut) =>
        {
            var result = new double[cut + 1];
            Convolution.Add(left, right, result);
            AssertSame(SumOfPairs(left, right, cut), result);
        });

    [Fact]
    public void The_probability_with_a_site_needs_no_sum() =>
        AnyPmf.Select(AnyPmf, Gen.Int[0, 70]).Sample((total, site, patients) =>
        {
            var cutTotal = SumOfPairs(total, [1.0], patients);
            Assert.Equal(SumOfPairs(total, site, patients)[patients], Convolution.AtLeast(cutTotal, site, patients), 1e-14);
            Assert.Equal(SumOfPairs(total, site, patients)[patients], Convolution.AtLeast(total, site, patients), 1e-14);
        });

    [Fact]
    public void Adding_allocates_nothing()
    {
        double[] site = [0.5, 0.3, 0.2];
        var (total, sum) = (new double[50], new double[50]);
        total[0] = 1;
        Convolution.Add(total, site, sum);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Convolution.Add(total, site, sum);
            Convolution.AtLeast(total, site, 49);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    internal static double[] SumOfPairs(double[] left, double[] right, int cut)
    {
        var sum = new double[cut + 1];
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                sum[Math.Min(cut, i + j)] += left[i] * right[j];
            }
        }

        return sum;
    }

    internal static void AssertSame(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k], actual[k], 1e-14);
        }
    }
}
