using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

public class RecruitmentForecastTests
{
    /// <summary>So that no month is over.</summary>
    private static readonly Month LongAgo = Month.Of(2020, 1);

    private readonly OneStudy _study = new OneStudy().Place();

    [Fact]
    public void Nothing_is_forecast_before_a_study_is_placed() => Assert.Null(RecruitmentForecast.Of(new OneStudy().AcceptAll().Now, LongAgo));

    [Fact]
    public void What_a_site_reports_is_laid_upon_what_was_believed_of_it()
    {
        var site = _study.First;
        ReportFrom(site, 3, 1, 2);

        // Gamma(α, β) after k = 6 patients in τ = 3 months is Gamma(α + 6, β + 3).
        var expected = (site.Rate.Shape + 6) / (site.Rate.RateMonths + 3);
        Assert.Equal(expected, RateOf(site.Trust), 12);
    }

    [Fact]
    public void A_site_that_has_reported_nothing_is_believed_as_before()
    {
        var (reporting, silent) = (_study.First, _study.Now.Sites[1]);
        ReportFrom(reporting, 5);

        Assert.Equal(silent.Rate.Shape / silent.Rate.RateMonths, RateOf(silent.Trust), 12);
    }

    [Fact]
    public void At_placement_the_number_that_was_offered_is_reached_with_the_probability_that_was_offered_or_better()
    {
        var forecast = RecruitmentForecast.Of(_study.Now, LongAgo)!;

        Assert.Equal((0, _study.Now.Plan!.OfferablePatients), (forecast.RecruitedPatients, forecast.OfferedPatients));
        Assert.InRange(forecast.Probability, _study.Now.Draft.Probability, 1);
        Assert.InRange(forecast.Patients.Mean, forecast.Patients.Q10, forecast.Patients.Q90);
    }

    [Fact]
    public void When_all_that_were_offered_are_recruited_it_is_certain()
    {
        var site = _study.First;
        ReportFrom(site, _study.Now.Plan!.OfferablePatients);

        Assert.Equal(1, RecruitmentForecast.Of(_study.Now, LongAgo)!.Probability);
    }

    [Fact]
    public void When_every_site_has_reached_its_cap_nobody_more_is_expected()
    {
        foreach (var site in _study.Now.Sites)
        {
            ReportFrom(site, site.Hold.Patients);
        }

        var forecast = RecruitmentForecast.Of(_study.Now, LongAgo)!;
        Assert.Equal(forecast.RecruitedPatients, forecast.Patients.Mean);
        Assert.Equal((forecast.RecruitedPatients, forecast.RecruitedPatients), ((int)forecast.Patients.Q10, (int)forecast.Patients.Q90));
    }

    [Fact]
    public void Nobody_is_expected_after_the_last_patient_is_in()
    {
        ReportFrom(_study.First, 1);
        _study.Do(new LastPatientIn(""));

        AssertNobodyMore();
    }

    [Fact]
    public void Nobody_is_expected_in_a_study_that_is_closed()
    {
        ReportFrom(_study.First, 1);
        _study.Do(new StudyClosed(""));

        AssertNobodyMore();
    }

    [Fact]
    public void Nobody_is_expected_after_the_window_when_every_month_of_it_is_reported()
    {
        _study.At(new DateTimeOffset(2028, 9, 1, 8, 0, 0, TimeSpan.Zero));
        foreach (var site in _study.Now.Sites)
        {
            _study.Do(new RecruitmentReported(site.Trust, Month.Of(2028, 6), site == _study.First ? 1 : 0, ""));
        }

        AssertNobodyMore();
    }

    [Fact]
    public void A_site_that_reports_beyond_the_window_leaves_the_others_their_time()
    {
        var (early, silent) = (_study.First, _study.Now.Sites[1]);
        _study.At(new DateTimeOffset(2028, 9, 1, 8, 0, 0, TimeSpan.Zero));
        _study.Do(new RecruitmentReported(early.Trust, Month.Of(2028, 9), 0, "") { IsOutsideWindowConfirmed = true });

        Assert.InRange(RecruitmentForecast.Of(_study.Now, LongAgo)!.Patients.Mean, 0.1, _study.Now.Sites.Skip(1).Sum(site => site.Hold.Patients));
        Assert.Equal(silent.Start, OneStudy.SiteOf(_study.Now, silent.Trust).UnreportedFrom);
    }

    [Fact]
    public void A_first_report_that_comes_late_never_makes_the_target_less_probable()
    {
        _study.At(new DateTimeOffset(2028, 3, 15, 8, 0, 0, TimeSpan.Zero));
        var thisMonth = Month.Of(2028, 3);
        foreach (var late in Enumerable.Range(1, 4))
        {
            var before = RecruitmentForecast.Of(_study.Now, thisMonth)!.Probability;
            var site = _study.Now.Sites[late % _study.Now.Sites.Length];
            _study.Do(new RecruitmentReported(site.Trust, thisMonth - 1 - late, 2, "") { IsFigureConfirmed = true });
            Assert.True(RecruitmentForecast.Of(_study.Now, thisMonth)!.Probability >= before);
        }
    }

    [Fact]
    public void Months_that_are_over_without_a_report_are_not_still_to_come()
    {
        var fresh = RecruitmentForecast.Of(_study.Now, LongAgo)!;
        var stale = RecruitmentForecast.Of(_study.Now, Month.Of(2028, 5))!;

        Assert.True(stale.Patients.Mean < fresh.Patients.Mean / 2, $"{stale.Patients.Mean} of {fresh.Patients.Mean}");
        Assert.True(stale.Probability < fresh.Probability);
    }

    private void AssertNobodyMore()
    {
        var forecast = RecruitmentForecast.Of(_study.Now, LongAgo)!;
        Assert.Equal((1, 0.0), (forecast.RecruitedPatients, forecast.Probability));
        Assert.Equal((1.0, 1, 1), (forecast.Patients.Mean, (int)forecast.Patients.Q10, (int)forecast.Patients.Q90));
    }

    private void ReportFrom(StudySite site, params int[] patients)
    {
        _study.At(new DateTimeOffset(2027, 12, 1, 8, 0, 0, TimeSpan.Zero));
        foreach (var (i, recruited) in patients.Index())
        {
            _study.Do(new RecruitmentReported(site.Trust, site.Start + i, recruited, "") { IsFigureConfirmed = true });
        }
    }

    private double RateOf(TrustId trust) => RecruitmentForecast.Of(_study.Now, LongAgo)!.Sites.Single(site => site.Trust == trust).RatePerMonth;
}
