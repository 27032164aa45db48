using CsCheck;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class TargetMonthTests
{
    private static readonly SiteModel Site = new(new GammaRate(2, 1), SiteStart.At(0));

    [Fact]
    public void At_the_month_found_the_target_is_reached_with_just_that_probability() =>
        AnyTrial.Site.Where(site => site.Activity.IsEmpty).Select(site => site with { Cap = null }).Array[1, 3]
            .Select(Gen.Int[1, 40], Gen.Double[0.02, 0.9]).Sample(
            (sites, target, probability) =>
            {
                var trial = new TrialForecast(sites, 12);
                if (Months(trial, target, [probability])[0] is { } month)
                {
                    Assert.Equal(probability, trial.AtHorizon(month).ProbabilityAtLeast(target), 1e-6);
                }
            },
            iter: 60);

    [Fact]
    public void The_month_of_a_single_patient_has_a_closed_form()
    {
        // P(N(t) ≥ 1) = 1 − (1 + t)^−2 for shape 2 and rate 1.
        double?[] months = Months(new TrialForecast([Site], 12), 1, [0.1, 0.5, 0.975]);

        Assert.Equal(Math.Pow(0.9, -0.5) - 1, months[0]!.Value, 1e-6);
        Assert.Equal(Math.Pow(0.5, -0.5) - 1, months[1]!.Value, 1e-6);
        Assert.Equal(Math.Pow(0.025, -0.5) - 1, months[2]!.Value, 1e-6);
    }

    [Fact]
    public void A_late_start_delays_the_month()
    {
        var now = Months(new TrialForecast([Site], 12), 20, [0.5])[0];
        var later = Months(new TrialForecast([Site with { Start = SiteStart.At(7.25) }], 12), 20, [0.5])[0];

        Assert.Equal(now!.Value + 7.25, later!.Value, 1e-6);
    }

    [Fact]
    public void A_pause_delays_the_month_by_its_length()
    {
        var pause = Site with { Activity = [new ActivityPeriod(2, 5, 0)] };
        var without = Months(new TrialForecast([Site], 12), 20, [0.1, 0.5]);
        var with = Months(new TrialForecast([pause], 12), 20, [0.1, 0.5]);

        Assert.Equal(without[0]!.Value + 3, with[0]!.Value, 1e-6);
        Assert.Equal(without[1]!.Value + 3, with[1]!.Value, 1e-6);
    }

    [Fact]
    public void Caps_below_the_target_put_it_out_of_reach() =>
        Assert.Equal([null, null], Months(new TrialForecast([Site with { Cap = 19 }], 12), 20, [0.025, 0.975]));

    [Fact]
    public void Sites_that_close_for_good_put_some_of_it_out_of_reach()
    {
        var closing = Site with { Activity = [new ActivityPeriod(12, 5000, 0)] };
        var months = Months(new TrialForecast([closing], 24), 20, [0.5, 0.6]);

        // P(N(12) ≥ 20) = 0.512.
        Assert.InRange(months[0]!.Value, 11, 12);
        Assert.Null(months[1]);
    }

    [Fact]
    public void Nothing_to_recruit_is_reached_at_once() =>
        Assert.Equal([0.0, 0.0], Months(new TrialForecast([Site], 12), 0, [0.1, 0.9]));

    [Fact]
    public void A_trial_without_time_still_says_when_it_would_get_there() =>
        Assert.Equal(
            Months(new TrialForecast([Site], 12), 20, [0.5])[0]!.Value,
            Months(new TrialForecast([Site], 0), 20, [0.5])[0]!.Value,
            1e-6);

    private static double?[] Months(TrialForecast trial, int target, double[] probabilities) =>
        TargetMonth.Quantiles(trial, target, probabilities);
}
