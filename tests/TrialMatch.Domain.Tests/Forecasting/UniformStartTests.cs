using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>Where the exposure is uniform, against the incomplete beta function in arithmetic of 150 digits.</summary>
public sealed class UniformStartTests
{
    [Theory]
    [InlineData(0.05, 0.25, 18, 24, 0, 0.80094973518822421)]
    [InlineData(0.05, 0.25, 18, 24, 1, 0.039573012261128168)]
    [InlineData(0.05, 0.25, 18, 24, 2, 0.020529703526288554)]
    [InlineData(0.05, 0.25, 18, 24, 7, 0.0059383426899934412)]
    [InlineData(0.05, 0.25, 18, 24, 52, 0.0005190774264574666)]
    [InlineData(0.5, 2, 0, 9, 0, 0.59787016884965101)]
    [InlineData(0.5, 2, 0, 9, 1, 0.17146873613843014)]
    [InlineData(0.5, 2, 0, 9, 2, 0.08425026126568042)]
    [InlineData(0.5, 2, 0, 9, 4, 0.030324375716774729)]
    [InlineData(0.5, 2, 0, 9, 43, 7.1803019257732316e-7)]
    [InlineData(1, 1, 18, 24, 0, 0.045739474283626715)]
    [InlineData(1, 1, 18, 24, 1, 0.043634211125731978)]
    [InlineData(1, 1, 18, 24, 7, 0.032898483290424884)]
    [InlineData(1, 1, 18, 24, 24, 0.014821662174159506)]
    [InlineData(1, 1, 18, 24, 103, 0.00038448116973606494)]
    [InlineData(1, 0.5, 0, 12, 0, 0.13411982603617503)]
    [InlineData(1, 0.5, 0, 12, 1, 0.094119826036175031)]
    [InlineData(1, 0.5, 0, 12, 4, 0.053784466036175031)]
    [InlineData(1, 0.5, 0, 12, 15, 0.017730755353587945)]
    [InlineData(1, 0.5, 0, 12, 76, 0.000465232303605721)]
    [InlineData(2.7, 1.5, 23.999999, 24, 0, 0.00047619840373308682)]
    [InlineData(2.7, 1.5, 23.999999, 24, 1, 0.0012101041774152262)]
    [InlineData(2.7, 1.5, 23.999999, 24, 14, 0.013692415357645475)]
    [InlineData(2.7, 1.5, 23.999999, 24, 46, 0.013360865780509439)]
    [InlineData(2.7, 1.5, 23.999999, 24, 169, 6.8020005868229195e-5)]
    [InlineData(2.7, 1.5, 6, 24, 0, 0.0027809260506287541)]
    [InlineData(2.7, 1.5, 6, 24, 1, 0.0064677458037793429)]
    [InlineData(2.7, 1.5, 6, 24, 9, 0.026916896477293977)]
    [InlineData(2.7, 1.5, 6, 24, 30, 0.01660778156277982)]
    [InlineData(2.7, 1.5, 6, 24, 121, 0.00014378834862096498)]
    [InlineData(40, 20, 3, 24, 0, 0.0001048407985240829)]
    [InlineData(40, 20, 3, 24, 1, 0.0006381613823030305)]
    [InlineData(40, 20, 3, 24, 9, 0.022269895212273731)]
    [InlineData(40, 20, 3, 24, 30, 0.02338190007087383)]
    [InlineData(40, 20, 3, 24, 121, 2.6121505057245655e-10)]
    [InlineData(1000, 800, 0, 30, 0, 0.026693360026693357)]
    [InlineData(1000, 800, 0, 30, 1, 0.026693360026693254)]
    [InlineData(1000, 800, 0, 30, 6, 0.026693360016101241)]
    [InlineData(1000, 800, 0, 30, 21, 0.02661660203357626)]
    [InlineData(1000, 800, 0, 30, 96, 5.5491861467670961e-17)]
    public void Each_probability_is_right_to_one_part_in_a_million_million(
        double shape, double rateMonths, double leastExposure, double mostExposure, int patients, double expected)
    {
        var start = SiteStart.Between(0, mostExposure - leastExposure);
        var site = new SiteForecast(new SiteModel(new GammaRate(shape, rateMonths), start), mostExposure);

        Assert.Equal(1, site.Pmf(patients + 1)[patients] / expected, 1e-12);
    }
}
