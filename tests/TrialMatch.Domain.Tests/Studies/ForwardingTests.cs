using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

public class ForwardingTests
{
    private static readonly StudyDraft Lung = OneStudy.Draft with { Conditions = ["Asthma"] };

    [Fact]
    public void A_study_in_triage_is_forwarded_in_its_own_field_and_lives_its_whole_life_led_by_the_coordinating_unit()
    {
        var study = new OneStudy(Lung);
        Assert.Equal((StudyState.Triage, ConditionGroup.LungDisease), (study.Now.State, study.Now.Classification.ConditionGroup!.Value));

        study.Do(new StudyForwarded(Field: null, "asked the lung departments"));

        Assert.Equal(StudyState.Requested, study.Now.State);
        Assert.Equal((Area.OtherFields, "lung disease"), (study.Now.Classification.Lead!.Value, study.Now.Classification.Field));
        Assert.All(study.Now.Sites, site => Assert.Equal(Area.OtherFields, site.Area));
        study.Do(OneStudy.DeclineOf(study.First));
        study.Place();
        Assert.Equal(StudyState.Placed, study.Now.State);
        study.Do(new StudyClosed(""));
        Assert.True(study.Now.IsSettledForGood);
    }

    [Fact]
    public void Only_trusts_that_declared_the_field_are_considered_each_with_its_reason()
    {
        var study = new OneStudy(Lung).Do(new StudyForwarded(ConditionGroup.LungDisease, ""));
        var declared = study.World.TrustsThatWant(ConditionGroup.LungDisease, isOfChildren: false);

        Assert.Equal(declared.ToHashSet(), study.Now.Plan!.Sites.Select(site => site.Trust).ToHashSet());
        Assert.All(study.Now.Plan.Sites, site => Assert.NotEqual(ReasonCode.Unspecified, site.Reason));
    }

    [Fact]
    public void A_study_of_children_goes_only_to_trusts_that_declared_paediatrics_too()
    {
        foreach (var draft in new[] { Lung with { MaximumAgeYears = 17 }, Lung with { Intake = new StudyIntake(IsPaediatric: true) } })
        {
            var study = new OneStudy(draft).Do(new StudyForwarded(ConditionGroup.LungDisease, ""));

            var only = Assert.Single(study.World.TrustsThatWant(ConditionGroup.LungDisease, isOfChildren: true));
            Assert.Equal([only], study.Now.Plan!.Sites.Select(site => site.Trust));
        }

        Assert.True(new OneStudy(Lung with { MaximumAgeYears = 18 }).Do(new StudyForwarded(ConditionGroup.LungDisease, "")).Now.Plan!.Sites.Length > 1);
    }

    [Fact]
    public void An_inquiry_is_forwarded_too_it_asks_the_trusts_that_declared_the_field_and_is_confirmed_by_what_they_said()
    {
        var study = new OneStudy(Lung.DecidedBy(new DateOnly(2027, 2, 15)), StudyIntent.Explore);
        Assert.Equal(StudyState.Triage, study.Now.State);

        study.Do(new StudyForwarded(Field: null, ""));

        Assert.Equal(StudyState.Exploring, study.Now.State);
        Assert.Empty(study.Now.Sites);
        Assert.Subset(study.World.TrustsThatWant(ConditionGroup.LungDisease, isOfChildren: false).ToHashSet(), study.Now.Inquiry!.Sites.Select(site => site.Trust).ToHashSet());
        Assert.All(study.Now.Inquiry.Sites, site => Assert.Equal(Area.OtherFields, site.Area));
        study.Do(new InquiryConfirmed(""));
        Assert.Equal((StudyState.Requested, Area.OtherFields), (study.Now.State, study.Now.Classification.Lead!.Value));
        study.Place();
        Assert.Equal(StudyState.Placed, study.Now.State);
    }

    [Fact]
    public void A_field_that_no_trust_declared_is_refused_by_its_name_and_the_study_stays_in_triage()
    {
        var study = new OneStudy(Lung);

        var refusal = study.Try(new StudyForwarded(ConditionGroup.Infection, ""))!;

        Assert.Equal((RefusalReason.NoTrustForField, "field"), (refusal.Reason, refusal.Violations[0].Field));
        Assert.Contains("INFECTION", refusal.Description, StringComparison.Ordinal);
        Assert.Equal("INFECTION", refusal.Facts["field"]);
        Assert.Equal(StudyState.Triage, study.Now.State);
    }

    [Theory]
    [InlineData(ConditionGroup.BreastCancer, "CANCER has a centre")]
    [InlineData(ConditionGroup.Unspecified, "LUNG_DISEASE")]
    [InlineData((ConditionGroup)999, "LUNG_DISEASE")]
    public void A_field_with_a_centre_and_one_that_does_not_exist_are_refused_with_those_that_can_be_forwarded(ConditionGroup field, string says)
    {
        var refusal = CommandDecisions.RefusalOfForm(new RequestId("a"), new StudyForwarded(field, ""))!;

        Assert.Equal((RefusalReason.InvalidField, "field"), (refusal.Reason, refusal.Violations[0].Field));
        Assert.Contains(says, refusal.Description, StringComparison.Ordinal);
        Assert.Contains("OTHER_FIELD", refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_in_which_no_field_is_recognised_is_forwarded_only_with_one_named()
    {
        var study = new OneStudy(Lung with { Title = "A study", Conditions = ["Zzyzx syndrome"] });

        var refusal = study.Try(new StudyForwarded(Field: null, ""))!;

        Assert.Equal((RefusalReason.InvalidField, "field"), (refusal.Reason, refusal.Violations[0].Field));
        study.Do(new StudyForwarded(ConditionGroup.LungDisease, "an asthma in all but name"));
        Assert.Equal(ConditionGroup.LungDisease, study.Now.Classification.ConditionGroup);
    }

    [Fact]
    public void What_is_not_in_triage_is_not_forwarded()
    {
        Assert.Equal(RefusalReason.WrongState, new OneStudy().Try(new StudyForwarded(ConditionGroup.LungDisease, ""))!.Reason);
        var forwarded = new OneStudy(Lung).Do(new StudyForwarded(null, ""));
        Assert.Equal(RefusalReason.WrongState, forwarded.Try(new StudyForwarded(null, ""))!.Reason);
        Assert.Equal(RefusalReason.WrongState, forwarded.Try(new AreaAssigned(Area.Cancer, ""))!.Reason);
    }
}
