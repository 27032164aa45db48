using CsCheck;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>Starts that are uniform over next to no time: rounding has more to say in them than the time.</summary>
public sealed class ShortPieceTests
{
    private const double Horizon = 12;
    private const int Cap = 20_000;

    [Fact]
    public void A_start_within_next_to_no_time_is_forecast_as_one_at_once() =>
        Gen.Select(Gen.Double[0, Horizon - 0.1], Gen.Int[1, 20], Gen.Double[-8, 0]).Sample(
            (from, steps, logRateMonths) =>
            {
                var rate = new GammaRate(1, Math.Exp(logRateMonths));
                var shortly = new SiteForecast(new SiteModel(rate, SiteStart.Between(from, After(from, steps))) { Cap = Cap }, Horizon);
                var atOnce = new SiteForecast(new SiteModel(rate, SiteStart.At(from)) { Cap = Cap }, Horizon);

                Assert.Equal(atOnce.Mean, shortly.Mean, Math.Max(1e-9, atOnce.Mean * 1e-9));
            },
            iter: 1_000);

    /// <summary>So many numbers further on.</summary>
    private static double After(double number, int steps) => steps == 0 ? number : After(Math.BitIncrement(number), steps - 1);
}
