using CsCheck;
using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class ConvolutionTreeTests
{
    private const int Target = 25;
    private static readonly double[] Empty = [1];

    private static readonly Gen<double[]> AnyPmf = Gen.Double[0.001, 1].Array[1, 40].Select(weights =>
    {
        var sum = weights.Sum();
        return weights.Select(weight => weight / sum).ToArray();
    });

    [Fact]
    public void After_any_comings_and_goings_the_total_is_that_of_the_sites_that_are_there() =>
        Gen.Int[0, 4].Select(AnyPmf, Gen.Bool, (slot, pmf, leaves) => (slot, leaves ? null : pmf)).Array[1, 20].Sample(steps =>
        {
            var tree = new ConvolutionTree(5, Target);
            var present = new SortedDictionary<int, double[]>();
            foreach (var (slot, pmf) in steps)
            {
                if (pmf is null)
                {
                    tree.Clear(slot);
                    present.Remove(slot);
                }
                else
                {
                    tree.Set(slot, pmf);
                    present[slot] = pmf;
                }
            }

            var expected = Total(present.Values);
            Assert.Equal(expected[Target], tree.ProbabilityAtLeastTarget, 1e-13);
            ConvolutionTests.AssertSame(expected[..tree.Total.Length], tree.Total);
        });

    [Fact]
    public void The_total_without_a_site_is_that_of_the_others() =>
        AnyPmf.Array[1, 6].Select(Gen.Int[0, 5]).Sample((sites, slot) =>
        {
            slot %= sites.Length;
            var tree = new ConvolutionTree(sites.Length, Target);
            foreach (var (i, site) in sites.Index())
            {
                tree.Set(i, site);
            }

            var without = new double[Target + 1];
            tree.FillWithout(slot, without, new double[Target + 1]);
            ConvolutionTests.AssertSame(Total([.. sites[..slot], .. sites[(slot + 1)..]]), without);
        });

    [Fact]
    public void A_target_of_zero_is_always_reached() =>
        Assert.Equal(1, new ConvolutionTree(3, 0).ProbabilityAtLeastTarget);

    [Fact]
    public void No_site_reaches_no_target() =>
        Assert.Equal(0, new ConvolutionTree(3, 1).ProbabilityAtLeastTarget);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_slot_that_is_not_there_is_refused(int slot) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvolutionTree(3, 1).Set(slot, Empty));

    private static double[] Total(IEnumerable<double[]> sites) =>
        sites.Aggregate(ConvolutionTests.SumOfPairs(Empty, Empty, Target), (total, site) => ConvolutionTests.SumOfPairs(total, site, Target));
}
