using MathNet.Numerics;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class GammaRateTests
{
    [Fact]
    public void It_has_the_mean_and_the_variance_it_was_made_from()
    {
        var rate = GammaRate.FromMeanAndVariance(1.4, 0.8);

        Assert.Equal(2.45, rate.Shape, 1e-14);
        Assert.Equal(1.75, rate.RateMonths, 1e-14);
        Assert.Equal(1.4, rate.Mean, 1e-14);
        Assert.Equal(0.8, rate.Variance, 1e-14);
    }

    [Fact]
    public void Patients_add_to_the_shape_and_exposure_to_the_rate() =>
        Assert.Equal(new GammaRate(5, 7.5), new GammaRate(2, 1).After(new ObservedRecruitment(3, 6.5)));

    [Fact]
    public void Keeping_a_part_of_the_patients_scales_the_mean() =>
        Assert.Equal(0.85 * 2, new GammaRate(2, 1).Keeping(0.85).Mean, 1e-14);

    [Theory]
    [InlineData(0.3, 3)]
    [InlineData(1, 0.2)]
    [InlineData(2.5, 1)]
    [InlineData(400, 250)]
    [InlineData(1e5, 7)]
    public void Its_quantiles_are_not_exceeded_with_their_probability(double shape, double rateMonths)
    {
        foreach (var probability in new[] { 0.025, 0.1, 0.5, 0.9, 0.975 })
        {
            var quantile = new GammaRate(shape, rateMonths).Quantile(probability);
            Assert.Equal(probability, SpecialFunctions.GammaLowerRegularized(shape, rateMonths * quantile), 1e-7);
        }
    }
}
