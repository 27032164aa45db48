using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class SiteForecastTests
{
    private static readonly SiteModel FromMonthZero = new(new GammaRate(2, 1), SiteStart.At(0));

    [Fact]
    public void A_site_with_shape_2_and_rate_1_reaches_20_patients_in_12_months_with_probability_0_512()
    {
        var site = new SiteForecast(FromMonthZero, 12);

        Assert.Equal(0.512068973337549, site.ProbabilityAtLeast(20), 5e-15);
        Assert.Equal(24, site.Mean, 1e-12);
        Assert.Equal(312, site.Variance, 1e-10);
    }

    [Fact]
    public void Probabilities_sum_to_one_with_the_tail_at_the_last_entry()
    {
        var site = new SiteForecast(FromMonthZero with { Start = SiteStart.Between(-2, 6), Cap = 18 }, 12);

        Assert.Equal(19, site.Pmf(100).Length);
        Assert.Equal(1, site.Pmf(100).Sum(), 1e-14);
        Assert.Equal(site.ProbabilityAtLeast(18), site.Pmf(100)[18]);
        Assert.Equal(0, site.ProbabilityAtLeast(19));
    }

    [Fact]
    public void A_cap_lowers_the_mean_and_the_variance()
    {
        var uncapped = new SiteForecast(FromMonthZero, 12);
        var capped = uncapped.WithCap(18);

        Assert.True(capped.Mean < uncapped.Mean);
        Assert.True(capped.Variance < uncapped.Variance);
        Assert.Equal(uncapped.Mean, uncapped.WithCap(5000).Mean, 1e-9);
        Assert.Equal(uncapped.Variance, uncapped.WithCap(5000).Variance, 1e-7);
    }
}
