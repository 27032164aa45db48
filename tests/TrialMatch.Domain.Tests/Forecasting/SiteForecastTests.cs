using CsCheck;
using TrialMatch.Numerics.Forecasting;

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
        Assert.Equal(1.0 / 169, site.ProbabilityZero, 1e-16);
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
    public void A_span_beyond_the_cap_is_filled_with_zeros()
    {
        var pmf = new double[30];
        Array.Fill(pmf, double.NaN);
        var site = new SiteForecast(FromMonthZero with { Cap = 18 }, 12);
        site.FillPmf(pmf);

        Assert.Equal(site.Pmf(18), pmf[..19]);
        Assert.All(pmf[19..], entry => Assert.Equal(0, entry));
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

    [Theory]
    [InlineData(0, 12)]
    [InlineData(2.25, 9.75)]
    [InlineData(-5, 12)]
    [InlineData(12, 0)]
    [InlineData(50, 0)]
    public void Exposure_runs_from_the_start_or_month_0_to_the_horizon(double start, double exposureMonths) =>
        Assert.Equal(exposureMonths * FromMonthZero.Rate.Mean, new SiteForecast(FromMonthZero with { Start = SiteStart.At(start) }, 12).Mean, 1e-14);

    [Fact]
    public void A_start_after_the_horizon_has_no_exposure()
    {
        // From month 8 to 16, half of the starts come too late; the others leave two months on average.
        var site = new SiteForecast(FromMonthZero with { Start = SiteStart.Between(8, 16) }, 12);

        Assert.Equal(1 * FromMonthZero.Rate.Mean, site.Mean, 1e-14);
        Assert.InRange(site.ProbabilityZero, 0.5, 1);
    }

    [Fact]
    public void Activity_scales_the_exposure()
    {
        var site = FromMonthZero with { Activity = [new(6, 9, 0), new(2, 4, 0.5), new(10, 40, 2)] };

        Assert.Equal((2 + 1 + 2 + 0 + 1 + 4) * site.Rate.Mean, new SiteForecast(site, 12).Mean, 1e-14);
    }

    [Fact]
    public void A_site_that_is_paused_when_it_starts_waits()
    {
        var paused = FromMonthZero with { Start = SiteStart.Between(3, 5), Activity = [new(2, 6, 0)] };
        var waiting = FromMonthZero with { Start = SiteStart.At(6) };

        Assert.Equal(new SiteForecast(waiting, 12).Pmf(60), new SiteForecast(paused, 12).Pmf(60));
    }

    [Fact]
    public void A_narrow_window_is_nearly_a_known_start() =>
        AnyTrial.Site.Select(Gen.Double[0, 10]).Sample(
            (site, month) =>
            {
                var known = new SiteForecast(site with { Start = SiteStart.At(month), Cap = null }, 12).Pmf(50);
                var narrow = new SiteForecast(site with { Start = SiteStart.Between(month - 1e-9, month + 1e-9), Cap = null }, 12).Pmf(50);
                Assert.All(known.Zip(narrow), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
            },
            iter: 100);

    [Fact]
    public void Its_moments_are_those_of_its_probabilities() =>
        AnyTrial.Site.Sample(
            site =>
            {
                var forecast = new SiteForecast(site, 12);
                var bound = Enumerable.Range(8, 12).Select(i => 1 << i).First(bound => forecast.ProbabilityAtLeast(bound) < 1e-20);
                var (mean, variance) = Distribution.Moments(forecast.Pmf(bound));
                Assert.Equal(mean, forecast.Mean, 1e-9 * (1 + mean));
                Assert.Equal(variance, forecast.Variance, 1e-9 * (1 + variance));
            },
            iter: 100);

    /// <summary>Beliefs from nearly certain to nearly empty, means from a millionth to a thousand, windows from a blink to ten years.</summary>
    [Fact]
    public void However_extreme_the_belief_each_tail_is_the_next_one_and_the_probability_between_them() =>
        (from logShape in Gen.Double[-6, 6]
         from logMean in Gen.Double[-6, 3]
         from months in Gen.Double[0.1, 120]
         from window in Gen.OneOf(Gen.Const(0.0), Gen.Double[-6, 2].Select(log => Math.Pow(10, log)))
         from patients in Gen.Int[0, 3000]
         select (Shape: Math.Pow(10, logShape), Mean: Math.Pow(10, logMean), months, window, patients)).Sample(
            any =>
            {
                var rate = new GammaRate(any.Shape, any.Shape * any.months / any.Mean);
                var site = new SiteForecast(new SiteModel(rate, SiteStart.Between(0, any.window)), any.months);
                var (tail, next) = (site.ProbabilityAtLeast(any.patients), site.ProbabilityAtLeast(any.patients + 1));
                var between = site.Pmf(any.patients + 1)[any.patients];
                Assert.InRange(tail, 0, 1);
                Assert.Equal(tail, between + next, (1e-8 * tail) + 1e-90);
            },
            iter: 500);

    [Fact]
    public void Its_quantiles_are_the_least_numbers_not_exceeded_with_the_probability() =>
        AnyTrial.Site.Select(Gen.Double[0.001, 0.999]).Sample(
            (site, probability) =>
            {
                var forecast = new SiteForecast(site, 12);
                var quantile = forecast.Quantile(probability);
                Assert.True(1 - forecast.ProbabilityAtLeast(quantile + 1) >= probability - 1e-12);
                Assert.True(1 - forecast.ProbabilityAtLeast(quantile) <= probability + 1e-12);
            },
            iter: 200);

    [Fact]
    public void Its_interval_lies_between_its_outer_quantiles()
    {
        var site = new SiteForecast(FromMonthZero, 12);

        Assert.Equal(new PatientInterval(site.Quantile(0.1), site.Quantile(0.9)), site.Interval(0.8));
        Assert.Equal(new PatientInterval(0, 0), site.WithCap(0).Interval(0.8));
    }

    [Fact]
    public void Its_own_record_outweighs_the_prior_in_the_end()
    {
        var site = FromMonthZero with { Observed = new ObservedRecruitment(9_000, 6_000) };

        Assert.Equal(1.5 * 12, new SiteForecast(site, 12).Mean, 0.02);
    }

    [Fact]
    public void A_rate_that_makes_no_sense_has_no_quantiles() =>
        Assert.Throws<InvalidOperationException>(() => new SiteForecast(FromMonthZero with { Rate = new GammaRate(1e9, 1) }, 12).Quantile(0.9));
}
