using CsCheck;
using MathNet.Numerics.Distributions;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class TrialForecastTests
{
    private static readonly SiteModel Expects24 = new(new GammaRate(2, 1), SiteStart.At(0));

    /// <summary>Four countries; the rates' means and variances, the fractions kept and the numbers of centres are the design's.</summary>
    private static readonly SiteModel[] PublishedDesign =
    [
        Country(mean: 1.0, variance: 0.2, retention: 0.99, centres: 8),
        Country(mean: 1.2, variance: 0.4, retention: 0.95, centres: 5),
        Country(mean: 1.4, variance: 0.8, retention: 0.91, centres: 6),
        Country(mean: 1.2, variance: 0.6, retention: 0.85, centres: 1),
    ];

    [Fact]
    public void One_site_is_a_trial_too()
    {
        var trial = new TrialForecast([Expects24], 12);

        Assert.Equal(0.512068973337549, trial.ProbabilityAtLeast(20), 5e-15);
        Assert.Equal(24, trial.Mean, 1e-12);
        Assert.Equal(312, trial.Variance, 1e-10);
    }

    /// <summary>
    /// The figure in print is 0.8598778; the model's exact value, by this computation and by the characteristic function
    /// independently, is 0.8598806.
    /// </summary>
    [Fact]
    public void The_published_design_exceeds_400_patients_with_probability_0_86()
    {
        var exact = new TrialForecast(PublishedDesign, 24).ProbabilityAtLeast(401);
        var byFourier = 1 - FourierForecast.Pmf(PublishedDesign, 24, 1400)[..401].Sum();

        Assert.Equal(0.8598778, exact, 5e-6);
        Assert.Equal(0.85988063430, exact, 1e-11);
        Assert.Equal(byFourier, exact, 1e-11);
    }

    [Theory]
    [InlineData(12, 0.216)]
    [InlineData(18, 0.854)]
    [InlineData(null, 0.962)]
    public void A_quota_kills_the_plan_and_a_cap_with_headroom_saves_it(int? cap, double probability) =>
        Assert.Equal(probability, new TrialForecast([Expects24 with { Count = 5, Cap = cap }], 12).ProbabilityAtLeast(60), 5e-4);

    [Fact]
    public void It_agrees_with_the_characteristic_function_of_random_trials() =>
        (from sites in AnyTrial.Site.Where(site => new SiteForecast(site with { Cap = null }, 12) is { Mean: < 20, Variance: < 200 }).Array[1, 4]
         from target in Gen.Int[1, 60]
         select (sites, target)).Sample(
            (sites, target) =>
            {
                var trial = new TrialForecast(sites, 12);
                var uncapped = new TrialForecast(sites.Select(site => site with { Cap = null }), 12);
                var points = 1 + Enumerable.Range(7, 10).Select(i => 1 << i).First(bound => uncapped.ProbabilityAtLeast(bound) < 1e-16);
                var byFourier = FourierForecast.Pmf(sites, 12, points);
                AssertClose(byFourier.Skip(target).Sum(), trial.ProbabilityAtLeast(target));
                AssertClose(byFourier.Take(target).Sum(), trial.ProbabilityBelow(target));
            },
            iter: 40);

    [Theory]
    [InlineData(20260401)]
    [InlineData(7)]
    public void It_agrees_with_simulation_within_its_error(int seed)
    {
        const int Runs = 100_000;
        var random = Seed.Random(seed);
        SiteModel[] sites =
        [
            new(new GammaRate(1.5, 2), SiteStart.Between(-1, 5)) { Activity = [new(6, 8, 0.25)], Cap = 10, Count = 3 },
            new(new GammaRate(0.6, 0.5), SiteStart.At(2.5)) { Retention = 0.8, Observed = new(2, 4) },
        ];
        var reached = Enumerable.Range(0, Runs).Count(_ => sites.Sum(site => Simulated(site, random)) >= 20);
        var exact = new TrialForecast(sites, 12).ProbabilityAtLeast(20);

        Assert.Equal(exact, (double)reached / Runs, 4.5 * Math.Sqrt(exact * (1 - exact) / Runs));
    }

    [Fact]
    public void Probabilities_sum_to_one() =>
        AnyTrial.Sites.Select(Gen.Int[0, 200]).Sample(
            (sites, bound) => Assert.Equal(1, new TrialForecast(sites, 12).Pmf(bound).Sum(), 1e-12), iter: 200);

    [Fact]
    public void Its_moments_are_those_of_its_probabilities() =>
        AnyTrial.Sites.Sample(
            sites =>
            {
                var trial = new TrialForecast(sites, 12);
                var bound = Enumerable.Range(8, 8).Select(i => 1 << i).First(bound => trial.ProbabilityAtLeast(bound) < 1e-20);
                var (mean, variance) = Distribution.Moments(trial.Pmf(bound));
                Assert.Equal(mean, trial.Mean, 1e-9 * (1 + mean));
                Assert.Equal(variance, trial.Variance, 1e-9 * (1 + variance));
            },
            iter: 50);

    [Fact]
    public void A_higher_target_is_never_likelier() =>
        AnyTrial.Sites.Select(Gen.Int[0, 100]).Sample(
            (sites, target) =>
            {
                var trial = new TrialForecast(sites, 12);
                Assert.True(trial.ProbabilityAtLeast(target + 1) <= trial.ProbabilityAtLeast(target) * (1 + 1e-12));
            },
            iter: 200);

    [Fact]
    public void A_higher_cap_never_hurts() =>
        AnyTrial.Sites.Select(Gen.Int[0, 100], Gen.Int[0, 30]).Sample(
            (sites, target, cap) =>
            {
                double With(int? limit) => new TrialForecast([sites[0] with { Cap = limit }, .. sites[1..]], 12).ProbabilityAtLeast(target);
                Assert.True(With(cap) <= With(cap + 1) * (1 + 1e-12));
                Assert.True(With(cap + 1) <= With(null) * (1 + 1e-12));
            },
            iter: 200);

    [Fact]
    public void More_time_never_hurts() =>
        AnyTrial.Sites.Select(Gen.Int[0, 100], Gen.Double[0, 20], Gen.Double[0, 5]).Sample(
            (sites, target, months, more) =>
            {
                var trial = new TrialForecast(sites, months);
                Assert.True(trial.ProbabilityAtLeast(target) <= trial.AtHorizon(months + more).ProbabilityAtLeast(target) * (1 + 1e-12));
            },
            iter: 200);

    [Fact]
    public void The_order_of_sites_does_not_matter() =>
        AnyTrial.Sites.SelectMany(sites => Gen.Shuffle(sites).Select(shuffled => (sites, shuffled))).Select(Gen.Int[0, 100]).Sample(
            (orders, target) =>
            {
                var expected = new TrialForecast(orders.sites, 12).ProbabilityAtLeast(target);
                var actual = new TrialForecast(orders.shuffled, 12).ProbabilityAtLeast(target);
                Assert.Equal(expected, actual, (1e-12 * expected) + 1e-28);
            },
            iter: 100);

    [Fact]
    public void Sites_that_are_alike_count_as_if_they_were_listed() =>
        AnyTrial.Site.Select(Gen.Int[0, 60]).Sample(
            (site, target) =>
            {
                var listed = Enumerable.Repeat(site with { Count = 1 }, site.Count).Select((each, i) => each with { Rate = each.Rate with { Shape = each.Rate.Shape * (1 + (i * 1e-15)) } });
                var expected = new TrialForecast(listed, 12).ProbabilityAtLeast(target);
                Assert.Equal(expected, new TrialForecast([site], 12).ProbabilityAtLeast(target), (1e-11 * expected) + 1e-28);
            },
            iter: 100);

    [Fact]
    public void Its_quantiles_are_the_least_numbers_not_exceeded_with_the_probability() =>
        AnyTrial.Sites.Select(Gen.Double[0.001, 0.999]).Sample(
            (sites, probability) =>
            {
                var trial = new TrialForecast(sites, 12);
                var quantile = trial.Quantile(probability);
                Assert.True(trial.ProbabilityBelow(quantile + 1) >= probability - 1e-12);
                Assert.True(trial.ProbabilityBelow(quantile) <= probability + 1e-12);
            },
            iter: 100);

    [Fact]
    public void Zeros_are_counted_by_site_and_for_the_trial()
    {
        var trial = new TrialForecast([Expects24 with { Count = 3 }, Expects24 with { Start = SiteStart.At(30) }], 12);

        Assert.Equal(Math.Pow(13, -6), trial.ProbabilityZero, 1e-20);
        Assert.Equal(1 + (3 * Math.Pow(13, -2)), trial.ExpectedZeroSites, 1e-14);
    }

    [Fact]
    public void A_trial_whose_sites_cannot_recruit_stays_at_zero()
    {
        SiteModel[] idle =
        [
            Expects24 with { Cap = 0, Count = 4 },
            Expects24 with { Start = SiteStart.At(12) },
            Expects24 with { Start = SiteStart.Between(13, 15), Cap = 5 },
            Expects24 with { Activity = [new(0, 6, 0), new(6, 40, 0)] },
        ];
        var trial = new TrialForecast(idle, 12);

        Assert.Equal(1, trial.ProbabilityAtLeast(0));
        Assert.Equal(0, trial.ProbabilityAtLeast(1));
        Assert.Equal(1, trial.ProbabilityZero);
        Assert.Equal(0, trial.Mean);
        Assert.Equal(0, trial.Variance);
        Assert.Equal(0, trial.Quantile(0.975));
    }

    [Fact]
    public void Nothing_happens_in_no_time() =>
        Assert.Equal(0, new TrialForecast([Expects24 with { Start = SiteStart.Between(-4, 3) }], 0).ProbabilityAtLeast(1));

    [Fact]
    public void Two_thousand_different_sites_take_a_moment()
    {
        var sites = Enumerable.Range(0, 2000).Select(i =>
            new SiteModel(new GammaRate(1 + (i % 7 * 0.1), 8 + (i * 1e-3)), SiteStart.Between(0, 6)) { Cap = 3 + (i % 20) }).ToList();
        var trial = new TrialForecast(sites, 12);
        var target = (int)trial.Mean;
        var pmf = trial.Pmf(target);

        Assert.InRange(pmf[target], 0.45, 0.55);
        Assert.Equal(1, pmf.Sum(), 1e-11);
    }

    private static SiteModel Country(double mean, double variance, double retention, int centres) =>
        new(GammaRate.FromMeanAndVariance(mean, variance), SiteStart.Between(0, 6)) { Retention = retention, Count = centres };

    private static int Simulated(SiteModel site, Random random) =>
        Enumerable.Range(0, site.Count).Sum(_ =>
        {
            var start = site.Start.FromMonth + ((site.Start.ToMonth - site.Start.FromMonth) * random.NextDouble());
            var paused = site.Activity.Sum(period => (1 - period.Factor) * Math.Max(0, period.ToMonth - Math.Max(start, period.FromMonth)));
            var exposure = 12 - Math.Max(0, start) - paused;
            var record = site.Observed ?? default;
            var rate = Gamma.Sample(random, site.Rate.Shape + record.Patients, site.Rate.RateMonths + record.ExposureMonths);
            var recruited = Poisson.Sample(random, rate * exposure);
            var kept = Enumerable.Range(0, recruited).Count(_ => random.NextDouble() < site.Retention);
            return Math.Min(kept, site.Cap ?? int.MaxValue);
        });

    /// <summary>Nine digits, as far as a sum over the unit circle has them.</summary>
    private static void AssertClose(double expected, double actual) =>
        Assert.Equal(expected, actual, (1e-9 * Math.Abs(expected)) + 1e-13);
}
