using MathNet.Numerics.Distributions;
using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class RateFitTests
{
    [Fact]
    public void It_finds_the_roots_of_the_likelihood_equations()
    {
        var fit = RateFit.Of([new(3, 12), new(0, 8), new(9, 12), new(1, 6), new(14, 10), new(2, 12)]);

        Assert.Equal(RateFitOutcome.Fitted, fit.Outcome);
        Assert.Equal(1.1022279420277959, fit.Rate!.Value.Shape, 1e-8);
        Assert.Equal(2.3781627344325063, fit.Rate!.Value.RateMonths, 1e-8);
        Assert.Equal(fit.Rate!.Value.Mean, fit.MeanPerMonth!.Value, 1e-12);
    }

    [Fact]
    public void Very_different_exposures_are_no_obstacle()
    {
        var fit = RateFit.Of([new(0, 0.5), new(40, 20), new(3, 1), new(7, 30), new(0, 24), new(12, 12), new(5, 12)]);

        Assert.Equal(0.64968379269302164, fit.Rate!.Value.Shape, 1e-8);
        Assert.Equal(0.71799529139477635, fit.Rate!.Value.RateMonths, 1e-8);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void It_recovers_what_simulated_sites_were_drawn_from(int seed)
    {
        var random = new Random(seed);
        var records = Enumerable.Range(0, 4000).Select(_ =>
        {
            var months = 3 + (15 * random.NextDouble());
            return new ObservedRecruitment(Poisson.Sample(random, months * Gamma.Sample(random, 1.4, 2.5)), months);
        });
        var fit = RateFit.Of(records);

        // Six standard errors of a shape fitted to that many sites.
        Assert.Equal(1.4, fit.Rate!.Value.Shape, 0.25);
        Assert.Equal(1.4 / 2.5, fit.Rate!.Value.Mean, 0.06);
    }

    [Fact]
    public void Sites_that_differ_less_than_chance_makes_them_have_a_shared_rate_and_no_shape()
    {
        var fit = RateFit.Of([new(5, 12), new(6, 12), new(5, 12), new(6, 12)]);

        Assert.Equal(new RateFit(RateFitOutcome.NoVariation, null, 22 / 48.0), fit);
    }

    [Fact]
    public void One_site_says_nothing_of_how_sites_differ() =>
        Assert.Equal(new RateFit(RateFitOutcome.NoVariation, null, 0.75), RateFit.Of([new(9, 12)]));

    [Fact]
    public void Differences_that_exposure_explains_are_not_variation() =>
        Assert.Equal(RateFitOutcome.NoVariation, RateFit.Of([new(1, 2), new(20, 40), new(5, 10), new(10, 20)]).Outcome);

    [Fact]
    public void Sites_without_patients_have_the_rate_0_and_no_belief() =>
        Assert.Equal(new RateFit(RateFitOutcome.NoPatients, null, 0), RateFit.Of([new(0, 12), new(0, 3)]));

    [Fact]
    public void Sites_that_were_never_active_teach_nothing() =>
        Assert.Equal(new RateFit(RateFitOutcome.NoExposure, null, null), RateFit.Of([new(0, 0), new(0, 0)]));

    [Fact]
    public void Inactive_sites_change_nothing()
    {
        ObservedRecruitment[] active = [new(3, 12), new(0, 8), new(9, 12)];

        Assert.Equal(RateFit.Of(active), RateFit.Of([.. active, new(0, 0)]));
    }

    [Fact]
    public void Two_extreme_sites_still_give_a_finite_belief()
    {
        var fit = RateFit.Of([new(0, 12), new(5000, 12)]);

        Assert.Equal(RateFitOutcome.Fitted, fit.Outcome);
        Assert.InRange(fit.Rate!.Value.Shape, 1e-3, 1);
    }
}
