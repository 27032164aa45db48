using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class ForecastCalculatorTests
{
    private static readonly SiteModel Site = new(new GammaRate(2, 1), SiteStart.At(0));

    [Fact]
    public void It_answers_in_full()
    {
        var result = Forecast(new ForecastRequest([Site with { Count = 5 }], 60, 12));
        var trial = new TrialForecast([Site with { Count = 5 }], 12);

        Assert.Equal(0.962, result.Probability, 5e-4);
        Assert.Equal(trial.ProbabilityBelow(60), result.ProbabilityShort);
        Assert.Equal(120, result.Mean, 1e-10);
        Assert.Equal(5 * 312, result.Variance, 1e-9);
        Assert.Equal(Math.Pow(13, -10), result.ProbabilityZero, 1e-20);
        Assert.Equal(5 * Math.Pow(13, -2), result.ExpectedZeroSites, 1e-14);
        Assert.Equal([0.025, 0.1, 0.5, 0.9, 0.975], result.PatientQuantiles.Select(quantile => quantile.Probability));
        Assert.Equal(trial.Quantiles([0.025, 0.1, 0.5, 0.9, 0.975]), result.PatientQuantiles.Select(quantile => quantile.Patients));
        Assert.Equal(0.5, trial.AtHorizon(result.MonthQuantiles[2].Months!.Value).ProbabilityAtLeast(60), 1e-6);
    }

    [Fact]
    public void The_prior_learns_first_and_then_looks_ahead_from_the_interim()
    {
        var interim = Site with { Start = SiteStart.At(-6), Observed = new ObservedRecruitment(3, 6) };
        var updated = new SiteModel(new GammaRate(5, 7), SiteStart.At(0));

        Assert.Equivalent(
            Forecast(new ForecastRequest([updated], 17, 6)),
            Forecast(new ForecastRequest([interim], 17, 6)));
    }

    [Fact]
    public void Out_of_reach_has_no_month()
    {
        var result = Forecast(new ForecastRequest([Site with { Cap = 10 }], 20, 12));

        Assert.Equal(0, result.Probability);
        Assert.Equal(1, result.ProbabilityShort, 1e-14);
        Assert.All(result.MonthQuantiles, quantile => Assert.Null(quantile.Months));
    }

    [Fact]
    public void Nothing_to_recruit_in_no_time_is_certain()
    {
        var result = Forecast(new ForecastRequest([Site], 0, 0));

        Assert.Equal(1, result.Probability);
        Assert.Equal(0, result.ProbabilityShort);
        Assert.Equal(1, result.ProbabilityZero);
        Assert.All(result.PatientQuantiles, quantile => Assert.Equal(0, quantile.Patients));
        Assert.All(result.MonthQuantiles, quantile => Assert.Equal(0, quantile.Months));
    }

    [Fact]
    public void It_stops_when_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => ForecastCalculator.Forecast(new ForecastRequest([Site], 20, 12), new CancellationToken(canceled: true)));

    [Fact]
    public void A_bad_question_is_refused_by_field()
    {
        var error = Assert.Throws<ArgumentException>(() => Forecast(new ForecastRequest([Site with { Count = 0 }], 20, 12)));

        Assert.Contains("sites[0].count", error.Message, StringComparison.Ordinal);
    }

    private static ForecastResult Forecast(ForecastRequest request) =>
        ForecastCalculator.Forecast(request, TestContext.Current.CancellationToken);
}
