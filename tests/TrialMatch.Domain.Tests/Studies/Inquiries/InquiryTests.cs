using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies.Inquiries;

/// <summary>A study whose sponsor has not decided: asked on Monday 4 January 2027, answers by the end of the 11th, a decision by 15 February.</summary>
public sealed class InquiryTests
{
    private static readonly StudyDraft Draft = OneStudy.Draft.DecidedBy(new DateOnly(2027, 2, 15));
    private static readonly DateTimeOffset AfterDeadline = new(2027, 1, 12, 8, 0, 0, TimeSpan.Zero);

    private readonly OneStudy _study = new(Draft, StudyIntent.Explore);

    private Inquiry Inquiry => _study.Now.Inquiry!;

    [Fact]
    public void Every_site_that_could_take_part_is_asked_and_nothing_is_held()
    {
        Assert.Equal(StudyState.Exploring, _study.Now.State);
        Assert.True(Inquiry.Sites.Length > _study.Now.Plan!.Chosen.Count(), $"{Inquiry.Sites.Length} asked");
        Assert.Superset(_study.Now.Plan.Chosen.Select(site => site.Trust).ToHashSet(), Inquiry.Sites.Select(site => site.Trust).ToHashSet());
        Assert.Empty(_study.Now.Sites);
        Assert.All(_study.World.Ledgers.Values, ledger => Assert.Empty(ledger.Holds));
    }

    [Fact]
    public void Answers_are_collated_once_all_have_answered()
    {
        AnswerAll(Yes(patients: 3));

        Assert.NotNull(Inquiry.ReportedAt);
        Assert.IsType<FeasibilityReported>(_study.Events.Last());
    }

    [Fact]
    public void At_the_deadline_answers_are_collated_without_the_silent_whom_two_reminders_did_not_move()
    {
        var willing = Inquiry.Sites[0].Trust;
        Say(willing, Yes(patients: 3));
        _study.At(Inquiry.AnswerBy!.Value - TimeSpan.FromDays(2)).At(Inquiry.AnswerBy.Value - TimeSpan.FromHours(1)).At(AfterDeadline);

        Assert.Equal([ReminderKind.HalfTime, ReminderKind.LastDay], _study.Events.OfType<InterestReminded>().Select(reminded => reminded.Kind));
        Assert.DoesNotContain(willing, _study.Events.OfType<InterestReminded>().SelectMany(reminded => reminded.Trusts));
        Assert.All(Inquiry.Sites.Where(site => site.Trust != willing), site => Assert.True(site.IsSilent));
        Assert.Equal([willing], Inquiry.Figures!.PlannedTrusts);
    }

    [Fact]
    public void A_late_or_changed_answer_counts_until_the_decision_and_the_report_is_made_anew()
    {
        _study.At(AfterDeadline);
        var late = Inquiry.Sites[0].Trust;
        Say(late, Yes(patients: 4));
        Say(late, Yes(patients: 2));

        Assert.Equal(3, _study.Events.OfType<FeasibilityReported>().Count());
        Assert.True(Inquiry.FindSite(late)!.IsLate);
        Assert.Equal(2, Inquiry.FindSite(late)!.Answer!.Form.Patients);
    }

    [Fact]
    public void The_sponsor_is_reminded_a_week_and_a_day_before_its_decision_is_due_and_then_the_inquiry_lapses()
    {
        _study.At(AfterDeadline).At(Inquiry.Ends - TimeSpan.FromDays(7)).At(Inquiry.Ends - TimeSpan.FromDays(1));
        Assert.Equal([ReminderKind.HalfTime, ReminderKind.LastDay], _study.Events.OfType<DecisionReminded>().Select(reminded => reminded.Kind));

        _study.At(Inquiry.Ends);
        Assert.Equal((StudyState.Expired, InquiryOutcome.Lapsed), (_study.Now.State, Inquiry.Outcome));
        Assert.Equal(RefusalReason.InquiryLapsed, _study.Try(new InquiryConfirmed(""))!.Reason);
    }

    [Fact]
    public void A_confirmed_inquiry_asks_only_sites_that_said_yes_if_they_suffice_and_each_for_no_more_than_it_said()
    {
        var willing = Inquiry.Sites.Take(6).Select(site => site.Trust).ToHashSet();
        foreach (var trust in willing)
        {
            Say(trust, Yes(patients: 7));
        }

        _study.Do(new InquiryConfirmed(""));

        Assert.Equal((StudyState.Requested, InquiryOutcome.Confirmed), (_study.Now.State, Inquiry.Outcome));
        Assert.Subset(willing, _study.Now.Sites.Select(site => site.Trust).ToHashSet());
        Assert.All(_study.Now.Sites, site => Assert.InRange(site.AskedPatients, 1, 7));
    }

    [Fact]
    public void If_those_that_said_yes_do_not_suffice_the_silent_are_asked_too_but_none_that_said_no()
    {
        var no = Inquiry.Sites[0].Trust;
        Say(no, No());
        Say(Inquiry.Sites[1].Trust, Yes(patients: 1));
        _study.Do(new InquiryConfirmed(""));

        Assert.Contains(_study.Now.Sites, site => Inquiry.FindSite(site.Trust)!.Answer is null);
        Assert.DoesNotContain(_study.Now.Sites, site => site.Trust == no);
    }

    [Fact]
    public void If_those_that_said_yes_fall_short_of_the_target_each_is_asked_before_others_and_no_less_is_offered_than_without_asking()
    {
        var study = new OneStudy(Draft with { MinimumPatients = 1 }, StudyIntent.Explore);
        var last = study.Now.Inquiry!.Sites.TakeLast(2).Select(site => site.Trust).ToList();
        foreach (var trust in last)
        {
            study.Do(new InterestReported(trust, Yes(patients: 1), "", IsByCentre: false));
        }

        study.Do(new InquiryConfirmed(""));

        Assert.All(last, trust => Assert.Contains(study.Now.Sites, site => site.Trust == trust));
        Assert.Contains(study.Now.Sites, site => !last.Contains(site.Trust));
        Assert.True(study.Now.Plan!.OfferablePatients >= new OneStudy(OneStudy.Draft with { MinimumPatients = 1 }).Now.Plan!.OfferablePatients);
    }

    [Fact]
    public void An_inquiry_is_confirmed_once()
    {
        _study.Do(new InquiryConfirmed(""));

        Assert.Equal(RefusalReason.WrongState, _study.Try(new InquiryConfirmed(""))!.Reason);
        Assert.Equal(RefusalReason.WrongState, _study.Try(new InquiryLost(LossReason.Costs, ""))!.Reason);
        Assert.Equal(RefusalReason.WrongState, _study.Try(new InterestReported(Inquiry.Sites[0].Trust, Yes(1), "", false))!.Reason);
    }

    [Fact]
    public void A_confirmed_inquiry_is_placed_as_any_study()
    {
        AnswerAll(Yes(patients: 9));
        _study.Do(new InquiryConfirmed("")).Place();

        Assert.Equal(StudyState.Placed, _study.Now.State);
    }

    [Fact]
    public void A_lost_inquiry_says_why_and_ends_the_study()
    {
        _study.Do(new InquiryLost(LossReason.OtherCountry, "Denmark was enough"));

        Assert.Equal((StudyState.Declined, LossReason.OtherCountry, "Denmark was enough"), (_study.Now.State, Inquiry.Loss, Inquiry.LossRemarks));
        Assert.True(_study.Now.IsSettledForGood);
    }

    [Fact]
    public void A_reason_is_kept_that_comes_after_the_inquiry_lapsed()
    {
        _study.At(Inquiry.Ends).Do(new InquiryLost(LossReason.StudyStopped, ""));

        Assert.Equal((StudyState.Expired, InquiryOutcome.Lost, LossReason.StudyStopped), (_study.Now.State, Inquiry.Outcome, Inquiry.Loss));
    }

    [Fact]
    public void A_withdrawn_inquiry_waits_for_no_answer_any_more()
    {
        _study.Do(new StudyWithdrawn(""));

        Assert.Equal((StudyState.Withdrawn, InquiryOutcome.Withdrawn), (_study.Now.State, Inquiry.Outcome));
        Assert.DoesNotContain(Inquiry.Sites, site => site.IsOpen);
        Assert.Null(StudySteps.DueAt(_study.Now));
    }

    [Fact]
    public void A_site_cannot_name_more_than_its_trust_could_ever_take()
    {
        var small = new OneStudy(Draft with { TargetPatients = 900, MinimumPatients = null }, StudyIntent.Explore);
        var site = small.Now.Inquiry!.Sites[0].Trust;

        var refusal = small.Try(new InterestReported(site, Yes(patients: 900), "", false))!;

        Assert.Equal(RefusalReason.BeyondCapacity, refusal.Reason);
        var most = int.Parse(refusal.Facts["mostPatients"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(most, 1, 899);
        Assert.Null(small.Try(new InterestReported(site, Yes(most), "", false)));
    }

    [Fact]
    public void A_site_and_the_sponsor_ask_each_other_and_only_the_other_side_answers_once()
    {
        var site = Inquiry.Sites[0].Trust;
        _study.Do(new QuestionAsked(site, IsBySponsor: false, "Is a biopsy needed?")).Do(new QuestionAsked(site, IsBySponsor: true, "Who reads the scans?"));
        var (ofSite, ofSponsor) = (Inquiry.Questions[0].Number, Inquiry.Questions[1].Number);

        Assert.Equal("question", _study.Try(new QuestionAnswered(site, ofSite, IsBySponsor: false, "Yes"))!.Violations[0].Field);
        Assert.Equal("question", _study.Try(new QuestionAnswered(site, 999, IsBySponsor: true, "Yes"))!.Violations[0].Field);
        _study.Do(new QuestionAnswered(site, ofSite, IsBySponsor: true, "No")).Do(new QuestionAnswered(site, ofSponsor, IsBySponsor: false, "The hospital"));
        Assert.Equal(RefusalReason.AlreadyAnswered, _study.Try(new QuestionAnswered(site, ofSite, IsBySponsor: true, "Yes"))!.Reason);
        Assert.Equal(["No", "The hospital"], Inquiry.Questions.Select(question => question.Answer));
    }

    [Fact]
    public void Only_a_site_that_was_asked_may_say_or_ask_anything()
    {
        var stranger = new TrustId("no-such-trust");

        Assert.Equal(RefusalReason.NotAsked, _study.Try(new InterestReported(stranger, Yes(1), "", false))!.Reason);
        Assert.Equal(RefusalReason.NotAsked, _study.Try(new QuestionAsked(stranger, false, "Who?"))!.Reason);
    }

    [Fact]
    public void A_study_that_is_to_be_placed_at_once_has_no_inquiry_to_decide_on()
    {
        var placed = new OneStudy();

        Assert.Equal(RefusalReason.WrongState, placed.Try(new InquiryConfirmed(""))!.Reason);
        Assert.Equal(RefusalReason.WrongState, placed.Try(new InquiryLost(LossReason.Costs, ""))!.Reason);
    }

    [Fact]
    public void An_inquiry_in_no_centres_field_goes_to_triage_and_asks_once_it_has_an_area()
    {
        var odd = new OneStudy(Draft with { Conditions = ["Asthma"] }, StudyIntent.Explore);
        Assert.Equal(StudyState.Triage, odd.Now.State);

        odd.Do(new AreaAssigned(Domain.Areas.Area.Inflammation, ""));

        Assert.Equal(StudyState.Exploring, odd.Now.State);
        Assert.NotEmpty(odd.Now.Inquiry!.Sites);
    }

    [Fact]
    public void An_inquiry_that_nobody_triages_lapses()
    {
        var odd = new OneStudy(Draft with { Conditions = ["Asthma"] }, StudyIntent.Explore);

        odd.At(odd.Now.Inquiry!.Ends);

        Assert.Equal((StudyState.Expired, InquiryOutcome.Lapsed), (odd.Now.State, odd.Now.Inquiry!.Outcome));
    }

    [Fact]
    public void The_report_counts_every_answer_and_puts_those_that_said_yes_first()
    {
        Say(Inquiry.Sites[0].Trust, No());
        Say(Inquiry.Sites[1].Trust, Yes(patients: 2));
        Say(Inquiry.Sites[2].Trust, Yes(patients: 5) with { Limits = [InterestLimit.Staff, InterestLimit.Criteria] });
        Say(Inquiry.Sites[3].Trust, new InterestForm(Interest.WantsToKnowMore, null, null, RecruitmentChance.Unspecified, [InterestLimit.Staff]));

        var report = FeasibilityReport.Of(Inquiry);

        Assert.Equal((2, 1, 1, Inquiry.Sites.Length - 4, 7), (report.Interested, report.WantsToKnowMore, report.NotInterested, report.Silent, report.StatedPatients));
        Assert.Equal(
            [Inquiry.Sites[2].Trust, Inquiry.Sites[1].Trust, Inquiry.Sites[3].Trust], report.Sites.Take(3).Select(site => site.Trust));
        Assert.Equal((InterestLimit.Staff, 3), report.Limits[0]);
    }

    private static InterestForm Yes(int patients) => new(Interest.Interested, IsPopulationThere: true, patients, RecruitmentChance.Good, []);

    private static InterestForm No() => new(Interest.NotInterested, IsPopulationThere: null, Patients: null, RecruitmentChance.Unspecified, [InterestLimit.Staff]);

    private void Say(TrustId trust, InterestForm form) => _study.Do(new InterestReported(trust, form, "", IsByCentre: false));

    private void AnswerAll(InterestForm form)
    {
        foreach (var site in Inquiry.Sites)
        {
            Say(site.Trust, form);
        }
    }
}
