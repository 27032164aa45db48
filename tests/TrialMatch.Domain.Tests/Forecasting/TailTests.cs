using CsCheck;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>Small probabilities on both sides, against 800-bit arithmetic.</summary>
public sealed class TailTests
{
    private const double Relative = 1e-11;

    private static readonly Gen<SiteStart> AnyStart = Gen.OneOf(
        Gen.Double[0, 6].Select(SiteStart.At),
        Gen.Double[0, 8].Select(Gen.Double[0.001, 10], (first, width) => SiteStart.Between(first, first + width)));

    /// <summary>Sites with whole shapes, which is what the reference can do; all other numbers are any double.</summary>
    private static readonly Gen<SiteModel> AnySite =
        from shape in Gen.Int[2, 4]
        from rate in Gen.Double[0.25, 8]
        from start in AnyStart
        from cap in Gen.Int[0, 30].Nullable()
        from retention in Gen.Double[0.3, 1]
        from count in Gen.Int[1, 3]
        select new SiteModel(new GammaRate(shape, rate), start) { Cap = cap, Retention = retention, Count = count };

    [Fact]
    public void Both_tails_keep_their_digits_however_small() =>
        AnySite.Array[1, 5].Select(Gen.Int[1, 60]).Sample(
            (sites, target) =>
            {
                var (below, atLeast) = PreciseForecast.Tails(sites, 12, target);
                var trial = new TrialForecast(sites, 12);
                AssertSame(below, trial.ProbabilityBelow(target));
                AssertSame(atLeast, trial.ProbabilityAtLeast(target));
            },
            iter: 150);

    [Theory]
    [InlineData(40, 20, 4, null)]
    [InlineData(4, 1, 12, 15)]
    public void Tails_of_one_in_a_million_million_are_right_to_eleven_digits(int shape, double rateMonths, int count, int? cap)
    {
        var model = new SiteModel(new GammaRate(shape, rateMonths), SiteStart.Between(0, 6)) { Count = count, Cap = cap };
        var trial = new TrialForecast([model], 12);
        var low = Enumerable.Range(1, 400).Last(target => trial.ProbabilityBelow(target) < 1e-12);
        var high = Enumerable.Range(1, 400).First(target => trial.ProbabilityAtLeast(target) < 1e-12);

        AssertSame(PreciseForecast.Tails([model], 12, low).Below, trial.ProbabilityBelow(low));
        AssertSame(PreciseForecast.Tails([model], 12, high - 1).AtLeast, trial.ProbabilityAtLeast(high - 1));
    }

    /// <summary>Equal to eleven digits, down to what a trial may leave out.</summary>
    private static void AssertSame(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= (Relative * expected) + 1e-28, $"expected {expected:R}, got {actual:R}");
}
