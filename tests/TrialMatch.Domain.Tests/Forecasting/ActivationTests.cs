using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class ActivationTests
{
    private const double Horizon = 12;

    [Fact]
    public void A_site_that_may_never_be_activated_reaches_the_target_that_much_more_rarely()
    {
        var site = new SiteModel(new GammaRate(2, 1), SiteStart.At(0)) { Activation = 0.9 };

        // Design §5: such a site reaches 20 in 12 months with probability 0.512068973337549 once it is activated.
        Assert.Equal(0.9 * 0.512068973337549, new TrialForecast([site], Horizon).ProbabilityAtLeast(20), 1e-12);
        Assert.Equal(0.1 + (0.9 * Math.Pow(13, -2)), new SiteForecast(site, Horizon).ProbabilityZero, 1e-12);
    }

    [Fact]
    public void Its_mean_and_variance_are_those_of_the_mixture()
    {
        var forecast = new SiteForecast(new SiteModel(new GammaRate(2, 1), SiteStart.At(0)) { Activation = 0.9 }, Horizon);

        // Activated: mean 24, variance 312; E(N²) = 0.9 · (312 + 24²).
        Assert.Equal(0.9 * 24, forecast.Mean, 1e-12);
        Assert.Equal((0.9 * (312 + (24 * 24))) - (21.6 * 21.6), forecast.Variance, 1e-9);
    }

    [Fact]
    public void A_site_with_a_record_of_its_own_is_activated()
    {
        var site = new SiteModel(new GammaRate(2, 1), SiteStart.At(0)) { Activation = 0.5, Observed = new ObservedRecruitment(3, 2) };

        Assert.Equal(new SiteForecast(site with { Activation = 1 }, Horizon).Pmf(40), new SiteForecast(site, Horizon).Pmf(40));
    }

    [Theory]
    [InlineData(8)]
    public void A_trial_is_the_mixture_over_every_set_of_sites_that_could_be_activated(int seed)
    {
        var random = Seed.Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var sites = Enumerable.Range(0, 5).Select(_ => new SiteModel(
                new GammaRate(0.5 + (3 * random.NextDouble()), 1 + (3 * random.NextDouble())), SiteStart.Between(random.Next(3), 3 + random.Next(4)))
            {
                Activation = 0.3 + (0.7 * random.NextDouble()),
                Cap = random.Next(3) == 0 ? null : random.Next(1, 20),
            }).ToList();
            var target = random.Next(1, 30);

            var expected = Enumerable.Range(0, 1 << sites.Count).Sum(set => ChanceOf(set, sites) * Activated(set, sites).ProbabilityAtLeast(target));

            Assert.Equal(expected, new TrialForecast(sites, Horizon).ProbabilityAtLeast(target), 1e-10);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.0001)]
    [InlineData(double.NaN)]
    public void An_activation_that_is_no_probability_above_nothing_is_refused_by_its_field(double activation)
    {
        var site = new SiteModel(new GammaRate(2, 1), SiteStart.At(0)) { Activation = activation };

        Assert.Equal("site.activation", Assert.Single(ForecastValidation.Violations(site, "site.")).Field);
    }

    private static double ChanceOf(int set, List<SiteModel> sites) =>
        sites.Select((site, i) => (set >> i & 1) != 0 ? site.Activation : 1 - site.Activation).Aggregate(1d, (all, each) => all * each);

    private static TrialForecast Activated(int set, List<SiteModel> sites) =>
        new(sites.Where((_, i) => (set >> i & 1) != 0).Select(site => site with { Activation = 1 }), Horizon);
}
