using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies.Inquiries;

/// <summary>What a form or an inquiry may say.</summary>
public sealed class InquiryFormTests
{
    private static readonly DateOnly Today = new(2027, 1, 4);

    [Theory]
    [InlineData("2027-01-12", true)]
    [InlineData("2027-01-11", false)]
    [InlineData("2026-01-12", false)]
    [InlineData("2028-06-30", true)]
    [InlineData("2028-07-01", false)]
    public void The_sponsor_decides_after_the_sites_have_had_their_time_and_before_enrolment_ends(string decideBy, bool isValid) =>
        Assert.Equal(isValid ? [] : ["intake.decision.date"], Lacking(OneStudy.Draft.DecidedBy(DateOnly.Parse(decideBy, null))));

    [Fact]
    public void A_decision_is_due_within_two_years() =>
        Assert.Equal(["intake.decision.date"], Lacking(OneStudy.Draft.DecidedBy(Today.AddDays(731)) with { EnrolmentEnd = new DateOnly(2033, 6, 30) }));

    [Fact]
    public void An_inquiry_says_how_far_the_decision_is_and_when_it_is_made() =>
        Assert.Equal(["intake.decision.stage", "intake.decision.date"], Lacking(OneStudy.Draft));

    public static TheoryData<InterestForm, string, string[]> Forms => new()
    {
        { Form(Interest.Interested, there: true, patients: 3), "", [] },
        { Form(Interest.Interested, there: null, patients: 3), "", [] },
        { Form(Interest.Interested, there: true, patients: null), "", ["patients"] },
        { Form(Interest.Interested, there: false, patients: 3), "", ["population_there"] },
        { Form(Interest.Interested, there: true, patients: 0), "", ["patients"] },
        { Form(Interest.Interested, there: true, patients: -1), "", ["patients"] },
        { Form(Interest.WantsToKnowMore, there: null, patients: null), "", [] },
        { Form(Interest.NotInterested, there: null, patients: null), "", ["limits"] },
        { Form(Interest.NotInterested, there: false, patients: 0), "", [] },
        { Form(Interest.NotInterested, there: null, patients: null, InterestLimit.Staff), "", [] },
        { Form(Interest.NotInterested, there: null, patients: null, InterestLimit.Other), "", ["remarks"] },
        { Form(Interest.NotInterested, there: null, patients: null, InterestLimit.Other), "the ward moves", [] },
        { Form(Interest.NotInterested, there: null, patients: null, InterestLimit.Staff, InterestLimit.Staff), "", ["limits"] },
        { Form(Interest.WantsToKnowMore, there: null, patients: null, (InterestLimit)99), "", ["limits[0]"] },
        { Form(Interest.Unspecified, there: null, patients: null), "", ["interest"] },
        { Form((Interest)9, there: null, patients: null), "", ["interest"] },
        { Form(Interest.WantsToKnowMore, there: null, patients: null) with { Chance = (RecruitmentChance)7 }, "", ["chance"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_says_what_its_answer_needs(InterestForm form, string remarks, string[] wrong) =>
        Assert.Equal(wrong, Wrong(new InterestReported(new TrustId("ous"), form, remarks, IsByCentre: false)));

    [Fact]
    public void A_question_and_an_answer_have_words_and_name_no_person()
    {
        Assert.Equal(["text"], Wrong(new QuestionAsked(new TrustId("ous"), IsBySponsor: true, " ")));
        Assert.Equal(["text"], Wrong(new QuestionAsked(new TrustId("ous"), IsBySponsor: true, new string('x', 2_001))));
        Assert.Equal(["text", "question"], Wrong(new QuestionAnswered(new TrustId("ous"), Question: 0, IsBySponsor: true, "")));
    }

    [Fact]
    public void A_loss_has_a_reason_in_words_where_it_is_another()
    {
        Assert.Equal(["reason"], Wrong(new InquiryLost(LossReason.Unspecified, "")));
        Assert.Equal(["remarks"], Wrong(new InquiryLost(LossReason.Other, "")));
        Assert.Empty(Wrong(new InquiryLost(LossReason.Other, "the sponsor was bought")));
    }

    [Fact]
    public void Forms_with_the_same_content_are_the_same()
    {
        var form = Form(Interest.Interested, there: true, patients: 3, InterestLimit.Staff, InterestLimit.Criteria);

        Assert.Equal(form, form with { Limits = [InterestLimit.Staff, InterestLimit.Criteria] });
        Assert.NotEqual(form, form with { Limits = [InterestLimit.Staff] });
        Assert.NotEqual(form, form with { Patients = 4 });
    }

    private static InterestForm Form(Interest interest, bool? there, int? patients, params ImmutableArray<InterestLimit> limits) =>
        new(interest, there, patients, RecruitmentChance.Unspecified, limits);

    private static IEnumerable<string> Lacking(StudyDraft draft) => StudyIntakeValidator.ValidateForInquiry(draft, Today).Select(violation => violation.Field);

    private static IEnumerable<string> Wrong(CommandEvent wanted) =>
        CommandDecisions.ViolationsOfForm(new RequestId("request-1"), wanted).Select(violation => violation.Field);
}
