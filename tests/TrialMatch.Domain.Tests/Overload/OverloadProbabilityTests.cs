using TrialMatch.Numerics.Overload;

namespace TrialMatch.Domain.Tests.Overload;

public sealed class OverloadProbabilityTests(ITestOutputHelper output)
{
    private const int UsualSeed = 20261130;

    [Fact]
    public void Nothing_uncertain_overloads_nothing() => Assert.Equal(0, OverloadProbability.Of([], free: 0));

    [Fact]
    public void What_is_exceeded_already_is_overloaded_for_certain() => Assert.Equal(1, OverloadProbability.Of([], free: -1));

    [Theory]
    [InlineData(9, 0.5)]
    [InlineData(10, 0)]
    public void One_amount_overloads_with_its_probability_where_it_is_more_than_is_free(long free, double expected) =>
        Assert.Equal(expected, OverloadProbability.Of([new UncertainAmount(10, 0.5)], free));

    [Fact]
    public void Two_amounts_overload_what_each_alone_would_not() =>
        Assert.Equal(0.25 * 0.4, OverloadProbability.Of([new UncertainAmount(6, 0.25), new UncertainAmount(6, 0.4)], free: 10), 15);

    [Fact]
    public void It_is_the_sum_over_all_subsets_that_exceed_what_is_free()
    {
        var random = Seed.Random(Seed.Number(UsualSeed), 0);
        for (var round = 0; round < 200; round++)
        {
            var amounts = Enumerable.Range(0, random.Next(1, 11)).Select(_ => new UncertainAmount(random.Next(0, 40), random.NextDouble())).ToArray();
            var free = random.Next(0, 150);

            Assert.Equal(OverAllSubsets(amounts, free), OverloadProbability.Of(amounts, free), 12);
        }

        output.WriteLine("200 rounds");
    }

    [Fact]
    public void A_hundred_inquiries_are_summed_at_once()
    {
        var amounts = Enumerable.Range(1, 100).Select(number => new UncertainAmount(number * 60, 0.25)).ToArray();

        Assert.InRange(OverloadProbability.Of(amounts, free: 75_000), 0.4, 0.6);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(1, -0.1)]
    [InlineData(1, 1.1)]
    [InlineData(1, double.NaN)]
    public void What_is_no_amount_or_no_probability_is_refused(long amount, double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OverloadProbability.Of([new UncertainAmount(amount, probability)], free: 5));

    private static double OverAllSubsets(UncertainAmount[] amounts, long free) => Enumerable.Range(0, 1 << amounts.Length)
        .Where(subset => amounts.Where((_, index) => IsIn(subset, index)).Sum(taken => taken.Amount) > free)
        .Sum(subset => amounts.Select((taken, index) => IsIn(subset, index) ? taken.Probability : 1 - taken.Probability).Aggregate(1.0, (all, one) => all * one));

    private static bool IsIn(int subset, int index) => (subset & (1 << index)) != 0;
}
