using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies;

public class RecruitmentReportsTests
{
    /// <summary>So that no month is over.</summary>
    private static readonly Month LongAgo = Month.Of(2020, 1);

    private static readonly DateTimeOffset BeforeTheStart = new(2027, 1, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset HalfAYearIn = new(2027, 12, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterTheWindow = new(2028, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly OneStudy _study = new OneStudy().Place();

    [Fact]
    public void A_figure_reported_before_the_start_corrected_up_and_then_to_nothing_leaves_the_commitment_as_accepted()
    {
        var (site, before) = (_study.At(BeforeTheStart).First, RecruitmentForecast.Of(_study.Now, LongAgo)!);
        var probabilities = new[] { 2, 3, 0 }.Select(patients =>
        {
            Report(site, Month.Of(2027, 1), patients);
            Assert.Equal(Math.Max(site.Hold.Patients, patients), SiteNow(site).Hold.Patients);
            return RecruitmentForecast.Of(_study.Now, LongAgo)!.Probability;
        }).ToList();

        Assert.InRange(probabilities[0], before.Probability, probabilities[1]);
        Assert.Equal(before.Probability, probabilities[2]);
        Assert.Equal(site.Hold.StartsByMonth, SiteNow(site).Hold.StartsByMonth);
    }

    [Fact]
    public void A_slip_that_was_confirmed_and_then_corrected_leaves_the_commitment_as_accepted()
    {
        var site = _study.At(HalfAYearIn).First;
        Report(site, Month.Of(2027, 12), 10_000);
        Assert.Equal(10_000, SiteNow(site).Hold.Patients);

        Report(site, Month.Of(2027, 12), 0);
        Assert.InRange(SiteNow(site).Hold.Patients, 1, site.Hold.Patients);
        Assert.InRange(SiteNow(site).Hold.StartsByMonth.Sum(), 0, site.Hold.Patients);
    }

    [Fact]
    public void Half_a_year_reported_month_by_month_afterwards_never_takes_the_site_above_what_it_accepted()
    {
        var site = _study.At(HalfAYearIn).First;
        for (var (month, i) = (site.Start, 0); i < 6; i++, month += 1)
        {
            Report(site, month, patients: i % 2);

            Assert.InRange(SiteNow(site).Hold.Patients, 3, site.Hold.Patients);
            Assert.InRange(SiteNow(site).Hold.StartsByMonth.Sum(), 3, site.Hold.Patients);
        }
    }

    [Fact]
    public void A_month_outside_those_that_the_site_accepted_is_refused_unless_confirmed()
    {
        var site = _study.At(AfterTheWindow).First;
        foreach (var month in new[] { site.Start - 1, Month.Of(2028, 7) })
        {
            var report = new RecruitmentReported(site.Trust, month, 1, "");
            var refusal = _study.Try(report);

            Assert.Equal((RefusalReason.OutsideWindow, "month"), (refusal?.Reason, refusal?.Violations.Single().Field));
            Assert.Contains($"expected {site.Start} to 2028-06", refusal!.Description, StringComparison.Ordinal);
            _study.Do(report with { IsOutsideWindowConfirmed = true });
        }
    }

    [Fact]
    public void A_month_after_the_one_in_which_enrolment_ended_is_outside()
    {
        var site = _study.At(HalfAYearIn).First;
        _study.Do(new RecruitmentReported(site.Trust, Month.Of(2027, 11), 1, "")).Do(new LastPatientIn(""));
        _study.At(HalfAYearIn.AddMonths(1));

        Assert.Null(_study.Try(new RecruitmentReported(site.Trust, Month.Of(2027, 12), 1, "")));
        Assert.Equal(RefusalReason.OutsideWindow, _study.Try(new RecruitmentReported(site.Trust, Month.Of(2028, 1), 1, ""))?.Reason);
    }

    [Fact]
    public void A_figure_far_beyond_what_is_plausible_is_refused_with_what_was_expected_unless_confirmed()
    {
        var site = _study.At(HalfAYearIn).First;
        var slip = new RecruitmentReported(site.Trust, site.Start, 10_000, "");
        var refusal = _study.Try(slip);

        Assert.Equal((RefusalReason.Implausible, "patients"), (refusal?.Reason, refusal?.Violations.Single().Field));
        Assert.Contains($"accepted {site.Acceptance!.Patients} patients in all", refusal!.Description, StringComparison.Ordinal);
        Assert.Equal(0, SiteNow(site).RecruitedPatients);
        _study.Do(slip with { IsFigureConfirmed = true });
        Assert.Equal(10_000, SiteNow(site).RecruitedPatients);
    }

    [Fact]
    public void A_site_that_began_late_may_catch_up_with_what_it_accepted_unasked()
    {
        var site = _study.At(AfterTheWindow).First;

        Assert.Null(_study.Try(new RecruitmentReported(site.Trust, Month.Of(2028, 6), site.Acceptance!.Patients, "")));
    }

    [Fact]
    public void A_correction_to_less_is_never_asked_about()
    {
        var site = _study.At(BeforeTheStart).First;
        Report(site, Month.Of(2027, 1), 9_000);

        foreach (var less in new[] { 8_000, 0 })
        {
            Assert.Null(_study.Try(new RecruitmentReported(site.Trust, Month.Of(2027, 1), less, "")));
        }
    }

    [Fact]
    public void Two_confirmations_are_two_questions()
    {
        var site = _study.At(BeforeTheStart).First;
        var report = new RecruitmentReported(site.Trust, Month.Of(2027, 1), 9_000, "");

        Assert.Equal(RefusalReason.OutsideWindow, _study.Try(report with { IsFigureConfirmed = true })?.Reason);
        Assert.Equal(RefusalReason.Implausible, _study.Try(report with { IsOutsideWindowConfirmed = true })?.Reason);
    }

    private void Report(StudySite site, Month month, int patients) => _study.Do(
        new RecruitmentReported(site.Trust, month, patients, "") { IsOutsideWindowConfirmed = true, IsFigureConfirmed = true });

    private StudySite SiteNow(StudySite site) => OneStudy.SiteOf(_study.Now, site.Trust);
}
