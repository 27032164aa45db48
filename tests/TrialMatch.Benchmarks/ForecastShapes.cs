using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Benchmarks;

/// <summary>Shapes of forecasts: what a study may ask, and what is hard for the arithmetic. Random ones come from a fixed seed.</summary>
internal static class ForecastShapes
{
    private const double Year = 12;

    public static IEnumerable<ForecastShape> All =>
    [
        new("one site (design, section 5)", [Site(2, 1)], Year, 20),
        new("five sites, capped at 18", [Site(2, 1) with { Count = 5, Cap = 18 }], Year, 60),
        new("the published design, uniform starts", Published, 24, 401),
        AtNineTenths("22 heterogeneous sites", Heterogeneous(22, SiteStart.At)),
        AtNineTenths("22 heterogeneous sites, capped", Capped(Heterogeneous(22, SiteStart.At), 10)),
        AtNineTenths("22 sites, uniform starts, pauses", Paused(Heterogeneous(22, month => SiteStart.Between(month, month + 4)))),
        new("shape 1, uniform starts", [.. Heterogeneous(10, month => SiteStart.Between(month, month + 6)).Select(WithShapeOne)], Year, 60),
        new("shape 0.2, uniform starts", [Site(0.2, 0.1, SiteStart.Between(0, 6)) with { Count = 8 }], Year, 100),
        new("starts partly after the horizon", [Site(1.5, 1, SiteStart.Between(6, 18)) with { Count = 12 }], Year, 20),
        AtNineTenths("3,000 sites in 20 kinds, uniform starts", Kinds(20, 150, isCapped: false)),
        AtNineTenths("3,000 sites in 20 kinds, capped", Kinds(20, 150, isCapped: true)),
        new("upper tail of twelve capped sites", [Site(4, 1, SiteStart.Between(0, 6)) with { Count = 12, Cap = 45 }], Year, 535, HasSmallTail: true),
        new("lower tail of four steady sites", [Site(40, 20, SiteStart.Between(0, 6)) with { Count = 4 }], Year, 22, HasSmallTail: true),
        new("upper tail of four steady sites", [Site(40, 20, SiteStart.Between(0, 6)) with { Count = 4 }], Year, 190, HasSmallTail: true),
        new("upper tail of one site", [Site(2, 1)], Year, 400, HasSmallTail: true),
    ];

    /// <summary>A target that is reached nine times in ten, as sponsors ask.</summary>
    private static ForecastShape AtNineTenths(string name, SiteModel[] sites) =>
        new(name, sites, Year, new TrialForecast(sites, Year).Quantile(0.1));

    /// <summary>Design, section 5: means, variances, kept fractions and centres by country.</summary>
    private static SiteModel[] Published =>
    [
        Country(1, 0.2, 0.99, 8), Country(1.2, 0.4, 0.95, 5), Country(1.4, 0.8, 0.91, 6), Country(1.2, 0.6, 0.85, 1),
    ];

    private static SiteModel Country(double mean, double variance, double kept, int centres) =>
        new(GammaRate.FromMeanAndVariance(mean, variance), SiteStart.Between(0, 6)) { Retention = kept, Count = centres };

    private static SiteModel Site(double shape, double rateMonths, SiteStart start = default) => new(new GammaRate(shape, rateMonths), start);

    private static SiteModel[] Heterogeneous(int sites, Func<double, SiteStart> startAt)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, sites).Select(_ =>
        {
            var mean = 0.3 * Math.Exp(random.NextDouble() * Math.Log(6));
            var shape = 1 + (3 * random.NextDouble());
            return Site(shape, shape / mean, startAt(5 * random.NextDouble()));
        })];
    }

    private static SiteModel[] Capped(SiteModel[] sites, int cap) => Array.ConvertAll(sites, site => site with { Cap = cap });

    private static SiteModel[] Paused(SiteModel[] sites) =>
        Array.ConvertAll(sites, site => site with { Activity = [new ActivityPeriod(6, 7, 0.3), new ActivityPeriod(9, 10.5, 0)] });

    private static SiteModel WithShapeOne(SiteModel site) => site with { Rate = new GammaRate(1, 1 / site.Rate.Mean) };

    private static SiteModel[] Kinds(int kinds, int sitesEach, bool isCapped) =>
        Array.ConvertAll(
            Heterogeneous(kinds, month => SiteStart.Between(month, month + 2)),
            site => site with { Count = sitesEach, Cap = isCapped ? 10 : null });
}
