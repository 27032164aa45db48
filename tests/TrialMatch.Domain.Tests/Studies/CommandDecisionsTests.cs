using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies;

public class CommandDecisionsTests
{
    private static readonly RequestId Request = new("request");
    private static readonly DateTimeOffset May2027 = new(2027, 5, 10, 8, 0, 0, TimeSpan.Zero);

    private readonly OneStudy _study = new();

    [Fact]
    public void A_site_may_answer_until_the_last_moment_and_not_at_the_deadline_itself()
    {
        var site = _study.First;

        foreach (var answer in new CommandEvent[] { OneStudy.AcceptanceOf(site), OneStudy.DeclineOf(site) })
        {
            Assert.Null(CommandDecisions.RefusalOf(_study.Now, answer, site.AnswerBy.AddTicks(-1)));
            AssertRefused(RefusalReason.AnswerTooLate, "trust", CommandDecisions.RefusalOf(_study.Now, answer, site.AnswerBy));
        }
    }

    [Fact]
    public void A_refusal_for_lateness_names_the_deadline_as_the_clocks_in_Oslo_have_it()
    {
        var site = _study.First;
        _study.At(site.AnswerBy);

        var refusal = _study.Try(OneStudy.AcceptanceOf(site));

        AssertRefused(RefusalReason.AnswerTooLate, "trust", refusal);
        Assert.Contains("2027-01-12 00:00 +01:00", refusal!.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trust_that_was_not_asked_has_nothing_to_answer()
    {
        var stranger = NetworkSeed.Load().Trusts.First(trust => _study.Now.FindSite(trust.Id) is null).Id;

        AssertRefused(RefusalReason.NotAsked, "trust", _study.Try(new RequestAccepted(stranger, 1, null, "the investigator", "", false)));
        AssertRefused(RefusalReason.NotAsked, "trust", _study.Try(new RequestDeclined(stranger, DeclineReason.Staff, "", false)));
    }

    [Fact]
    public void No_more_patients_are_accepted_than_are_held_for()
    {
        var site = _study.First;
        var tooMany = OneStudy.AcceptanceOf(site) with { Patients = site.Hold.Patients + 1 };

        AssertRefused(RefusalReason.MoreThanHeld, "patients", _study.Try(tooMany));
        Assert.Contains($"at most {site.Hold.Patients}", _study.Try(tooMany)!.Description, StringComparison.Ordinal);
        Assert.Equal(site, _study.First);
    }

    [Fact]
    public void A_site_cannot_start_before_the_first_month_that_is_held() => AssertRefused(
        RefusalReason.MoreThanHeld,
        "start_month",
        _study.Try(OneStudy.AcceptanceOf(_study.First) with { Patients = 1, Start = _study.First.Start - 1 }));

    [Fact]
    public void A_later_start_leaves_the_patients_who_are_held_for_from_then_on()
    {
        var site = _study.First;
        var later = Enumerable.Range(1, 12).Select(months => site.Start + months)
            .First(month => site.Hold.PatientsFrom(month) < site.Hold.Patients);
        var left = site.Hold.PatientsFrom(later);

        AssertRefused(RefusalReason.MoreThanHeld, "patients", _study.Try(OneStudy.AcceptanceOf(site) with { Patients = left + 1, Start = later }));
        _study.Do(OneStudy.AcceptanceOf(site) with { Patients = left, Start = later });

        var accepted = OneStudy.SiteOf(_study.Now, site.Trust);
        Assert.Equal((left, later), (accepted.Hold.Patients, accepted.Start));
        Assert.True(accepted.Hold.FirstStart >= later);
    }

    [Fact]
    public void What_was_asked_of_a_site_stays_as_it_was_asked_when_it_accepts_fewer_patients_from_a_later_month()
    {
        var asked = _study.First;

        _study.Do(OneStudy.AcceptanceOf(asked) with { Patients = 1, Start = asked.Start + 1 });

        var accepted = OneStudy.SiteOf(_study.Now, asked.Trust);
        Assert.Equal((asked.AskedPatients, asked.Hold), (accepted.AskedPatients, accepted.Asked));
        Assert.Equal((1, asked.Start + 1), (accepted.Acceptance!.Patients, accepted.Start));
    }

    [Fact]
    public void A_site_answers_once()
    {
        var (first, second) = (_study.First, _study.Now.Sites[1]);
        _study.Do(OneStudy.AcceptanceOf(first)).Do(OneStudy.DeclineOf(second));

        AssertRefused(RefusalReason.AlreadyAnswered, "trust", _study.Try(OneStudy.DeclineOf(first)));
        AssertRefused(RefusalReason.AlreadyAnswered, "trust", _study.Try(OneStudy.AcceptanceOf(second)));
    }

    [Fact]
    public void A_site_of_a_withdrawn_study_is_no_longer_asked()
    {
        var site = _study.First;
        _study.Do(new StudyWithdrawn(""));

        AssertRefused(RefusalReason.RequestWithdrawn, "trust", _study.Try(OneStudy.AcceptanceOf(site)));
    }

    [Fact]
    public void A_site_whose_trust_took_the_capacity_back_has_nothing_to_answer_with()
    {
        var site = _study.First;
        Assert.True(_study.World.Declare(site.Trust, percent: 0));
        _study.World.Sweep();

        AssertRefused(RefusalReason.RequestWithdrawn, "trust", _study.Try(OneStudy.AcceptanceOf(site)));
    }

    [Fact]
    public void An_offer_may_be_answered_until_it_lapses()
    {
        var offered = _study.AcceptAll().Now;
        var end = offered.OfferStandsUntil!.Value;

        foreach (var answer in new CommandEvent[] { new OfferAccepted(""), new OfferDeclined("") })
        {
            Assert.Null(CommandDecisions.RefusalOf(offered, answer, end.AddTicks(-1)));
            AssertRefused(RefusalReason.OfferLapsed, "name", CommandDecisions.RefusalOf(offered, answer, end));
        }

        _study.At(end);
        Assert.Equal(StudyState.Expired, _study.Now.State);
        AssertRefused(RefusalReason.OfferLapsed, "name", _study.Try(new OfferAccepted("")));
    }

    [Fact]
    public void Nothing_is_reported_of_a_month_that_has_not_come_in_Oslo()
    {
        var site = _study.Place().At(May2027).First;
        var june = new RecruitmentReported(site.Trust, Month.Of(2027, 6), 1, "") { IsOutsideWindowConfirmed = true };

        AssertRefused(RefusalReason.MonthNotCome, "month", CommandDecisions.RefusalOf(_study.Now, june, new(2027, 5, 31, 21, 59, 59, TimeSpan.Zero)));
        Assert.Null(CommandDecisions.RefusalOf(_study.Now, june, new(2027, 5, 31, 22, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Nothing_is_reported_of_a_month_before_the_study_was_placed()
    {
        var site = _study.Place().First;

        AssertRefused(RefusalReason.InvalidField, "month", _study.Try(new RecruitmentReported(site.Trust, Month.Of(2026, 12), 1, "") { IsOutsideWindowConfirmed = true }));
        Assert.Null(_study.Try(new RecruitmentReported(site.Trust, Month.Of(2027, 1), 0, "") { IsOutsideWindowConfirmed = true }));
    }

    [Fact]
    public void Only_a_site_that_takes_part_reports()
    {
        var declined = _study.First;
        _study.Do(OneStudy.DeclineOf(declined)).Place();

        AssertRefused(RefusalReason.NotAsked, "trust", _study.Try(new RecruitmentReported(declined.Trust, Month.Of(2027, 1), 1, "")));
    }

    [Fact]
    public void What_a_state_does_not_allow_is_refused_with_the_state_named()
    {
        AssertWrongState(StudyState.Requested, new OfferAccepted(""), new OfferDeclined(""), new AreaAssigned(Area.Cancer, ""), new LastPatientIn(""), new StudyClosed(""), Report());
        _study.AcceptAll();
        AssertWrongState(StudyState.Offered, new AreaAssigned(Area.Cancer, ""), new LastPatientIn(""), new StudyClosed(""), Report());
        _study.Do(new OfferAccepted(""));
        AssertWrongState(StudyState.Placed, new OfferAccepted(""), new OfferDeclined(""), new AreaAssigned(Area.Cancer, ""), new LastPatientIn(""), new StudyPrioritised(1, ""));
        _study.Do(Report());
        AssertWrongState(StudyState.Recruiting, new OfferAccepted(""), new OfferDeclined(""), new AreaAssigned(Area.Cancer, ""), new StudyPrioritised(1, ""));
        _study.Do(new StudyClosed(""));
        AssertWrongState(
            StudyState.Closed, new OfferAccepted(""), new OfferDeclined(""), new AreaAssigned(Area.Cancer, ""), new LastPatientIn(""), new StudyClosed(""), Report(), new StudyWithdrawn(""), new StudyPrioritised(1, ""));
    }

    [Fact]
    public void A_study_is_released_and_withheld_while_it_lives_and_is_public_from_its_day_on_once_it_is_placed()
    {
        var day = new DateOnly(2027, 6, 1);
        AssertRefused(RefusalReason.WrongState, "name", _study.Try(new StudyWithheld("")));
        _study.Do(new StudyReleased(day, "A title for all", ""));
        Assert.Equal(new PublicRelease(day, "A title for all"), _study.Now.Release);
        Assert.False(PublicRelease.IsPublic(_study.Now, day));

        _study.Place();
        Assert.False(PublicRelease.IsPublic(_study.Now, day.AddDays(-1)));
        Assert.True(PublicRelease.IsPublic(_study.Now, day));

        _study.Do(new StudyReleased(null, "", ""));
        Assert.Equal(OneStudy.Draft.Title, _study.Now.Release!.Title);
        _study.Do(new StudyWithheld(""));
        Assert.False(PublicRelease.IsPublic(_study.Now, day));

        _study.Do(new StudyReleased(day, "", ""));
        _study.Do(new StudyClosed(""));
        Assert.False(PublicRelease.IsPublic(_study.Now, day));
        AssertRefused(RefusalReason.WrongState, "name", _study.Try(new StudyReleased(day, "", "")));
    }

    [Fact]
    public void A_blinded_study_is_not_released_before_it_is_disclosed()
    {
        var blinded = new OneStudy(OneStudy.Draft with { Intake = new StudyIntake(IsBlinded: true) });

        AssertRefused(RefusalReason.WrongState, "name", blinded.Try(new StudyReleased(null, "", "")));
        blinded.Do(new StudyDisclosed(""));
        blinded.Do(new StudyReleased(null, "", ""));
    }

    [Fact]
    public void A_blinded_study_is_disclosed_once_while_it_lives()
    {
        AssertWrongState(StudyState.Requested, new StudyDisclosed(""));
        var blinded = new OneStudy(OneStudy.Draft with { Intake = new StudyIntake(IsBlinded: true) });
        Assert.True(blinded.Now.IsBlinded);

        blinded.Do(new StudyDisclosed("we may tell it now"));

        Assert.False(blinded.Now.IsBlinded);
        AssertRefused(RefusalReason.WrongState, "name", blinded.Try(new StudyDisclosed("")));
        var ended = new OneStudy(OneStudy.Draft with { Intake = new StudyIntake(IsBlinded: true) });
        ended.Do(new StudyWithdrawn(""));
        AssertRefused(RefusalReason.WrongState, "name", ended.Try(new StudyDisclosed("")));
    }

    [Fact]
    public void A_study_in_triage_is_given_an_area_and_goes_its_way()
    {
        var study = new OneStudy(OneStudy.Draft with { Conditions = ["Pregnancy"] });
        Assert.Equal(StudyState.Triage, study.Now.State);

        study.Do(new AreaAssigned(Area.Cancer, "an oncologist leads it"));

        Assert.Equal(Area.Cancer, study.Now.Classification.Lead);
        Assert.NotEqual(StudyState.Triage, study.Now.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with a space")]
    [InlineData("æøå")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_malformed_request_id_is_refused(string requestId) =>
        AssertRefused(RefusalReason.InvalidField, "request_id", CommandDecisions.RefusalOfForm(new RequestId(requestId), new StudyClosed("")));

    [Fact]
    public void A_decline_for_another_reason_says_which()
    {
        var declined = OneStudy.DeclineOf(_study.First) with { Reason = DeclineReason.Other };

        AssertRefused(RefusalReason.InvalidField, "remarks", CommandDecisions.RefusalOfForm(Request, declined));
        Assert.Null(CommandDecisions.RefusalOfForm(Request, declined with { Remarks = "the ward moves house" }));
    }

    public static TheoryData<string, CommandEvent> Malformed { get; } = new()
    {
        { "reason", new RequestDeclined(new TrustId("oslo"), DeclineReason.Unspecified, "", false) },
        { "patients", new RequestAccepted(new TrustId("oslo"), 0, null, "the investigator", "", false) },
        { "patients", new RequestAccepted(new TrustId("oslo"), StudyDraftLimits.MaxPatientsPerSite + 1, null, "the investigator", "", false) },
        { "investigator", new RequestAccepted(new TrustId("oslo"), 1, null, "", "", false) },
        { "investigator", new RequestAccepted(new TrustId("oslo"), 1, null, new string('x', CommandDecisions.InvestigatorLength + 1), "", false) },
        { "lead", new AreaAssigned(Area.Unspecified, "") },
        { "lead", new AreaAssigned(Area.OtherFields, "") },
        { "field", new StudyForwarded(ConditionGroup.Stroke, "") },
        { "priority", new StudyPrioritised(-1, "") },
        { "priority", new StudyPrioritised(CommandDecisions.MaxPriority + 1, "") },
        { "patients", new RecruitmentReported(new TrustId("oslo"), Month.Of(2027, 1), -1, "") },
        { "patients", new RecruitmentReported(new TrustId("oslo"), Month.Of(2027, 1), CommandDecisions.MaxReportedPatients + 1, "") },
        { "remarks", new StudyWithdrawn(new string('x', CommandDecisions.TextLength + 1)) },
    };

    [Theory]
    [MemberData(nameof(Malformed), DisableDiscoveryEnumeration = true)]
    public void A_command_that_is_malformed_is_refused_with_the_field_named(string field, CommandEvent wanted) =>
        AssertRefused(RefusalReason.InvalidField, field, CommandDecisions.RefusalOfForm(Request, wanted));

    [Fact]
    public void All_that_is_wrong_with_a_command_is_said_at_once()
    {
        var refusal = CommandDecisions.RefusalOfForm(new RequestId(""), new RequestAccepted(new TrustId("oslo"), 0, null, "", "", false));

        Assert.Equal(["request_id", "patients", "investigator"], refusal!.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void A_repeated_command_is_known_by_its_content_and_other_content_is_refused()
    {
        var accepted = OneStudy.AcceptanceOf(_study.First);
        var entry = new HistoryEntry(4, May2027, Actors.LocalOperator, accepted, Request);

        Assert.Same(entry, CommandDecisions.FindRepeated([entry], Request));
        Assert.Null(CommandDecisions.FindRepeated([entry], new RequestId("another")));
        Assert.Null(CommandDecisions.RefusalOfRepeat(entry, accepted with { Remarks = "" }, Request));
        AssertRefused(RefusalReason.RequestIdReused, "request_id", CommandDecisions.RefusalOfRepeat(entry, accepted with { Patients = 1 }, Request));
        AssertRefused(RefusalReason.RequestIdReused, "request_id", CommandDecisions.RefusalOfRepeat(entry, new StudyClosed(""), Request));
    }

    private RecruitmentReported Report() => new(_study.First.Trust, Month.Of(2027, 1), 1, "") { IsOutsideWindowConfirmed = true };

    private void AssertWrongState(StudyState state, params CommandEvent[] commands)
    {
        Assert.Equal(state, _study.Now.State);
        foreach (var wanted in commands)
        {
            var refusal = _study.Try(wanted);
            AssertRefused(RefusalReason.WrongState, "name", refusal);
            Assert.Contains($"is {EnumText.InWords(state)}; ", refusal!.Description, StringComparison.Ordinal);
        }
    }

    private static void AssertRefused(RefusalReason reason, string field, Refusal? refusal)
    {
        Assert.NotNull(refusal);
        Assert.Equal((reason, field), (refusal.Reason, refusal.Violations.Single().Field));
    }
}
