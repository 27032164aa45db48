using CsCheck;
using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class SitesNeededTests
{
    private static readonly SiteModel Site = new(new GammaRate(2, 1), SiteStart.At(0));

    [Fact]
    public void It_is_the_least_number_that_reaches_the_probability() =>
        AnyTrial.Site.Where(site => site.Cap != 0 && new SiteForecast(site, 12).Mean > 0.2)
            .Select(Gen.Int[1, 40], Gen.Double[0.1, 0.99]).Sample(
            (site, target, probability) =>
            {
                var needed = SitesNeeded.For(site, 12, target, probability);
                double With(int count) => new TrialForecast([site with { Count = count }], 12).ProbabilityAtLeast(target);
                Assert.NotNull(needed);
                Assert.True(With(needed.Value) >= probability - 1e-12);
                Assert.True(needed == 1 || With(needed.Value - 1) < probability + 1e-12);
            },
            iter: 100);

    [Fact]
    public void Nothing_to_recruit_needs_no_site() => Assert.Equal(0, SitesNeeded.For(Site, 12, 0, 0.9));

    [Fact]
    public void Sites_that_cannot_recruit_are_never_enough()
    {
        Assert.Null(SitesNeeded.For(Site with { Cap = 0 }, 12, 1, 0.9));
        Assert.Null(SitesNeeded.For(Site with { Start = SiteStart.At(12) }, 12, 1, 0.9));
    }

    [Fact]
    public void Thousands_are_counted()
    {
        var rare = new SiteModel(new GammaRate(1, 600), SiteStart.At(0));

        Assert.InRange(SitesNeeded.For(rare, 12, 100, 0.9)!.Value, 5000, 6000);
        Assert.Null(SitesNeeded.For(rare, 12, 300, 0.9));
    }
}
