using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Studies;

public class FollowUpDefaultsTests
{
    private static readonly StudyDraft Open = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 10, new(2028, 1, 1), new(2029, 6, 30), Conditions: ["Lung Cancer"]);

    [Theory]
    [InlineData(Phase.Phase1, StudyType.Interventional, InterventionType.Drug, 12)]
    [InlineData(Phase.Phase3, StudyType.Interventional, InterventionType.Drug, 12)]
    [InlineData(Phase.Phase4, StudyType.Interventional, InterventionType.Drug, 6)]
    [InlineData(Phase.NotApplicable, StudyType.Interventional, InterventionType.Device, 12)]
    [InlineData(Phase.NotApplicable, StudyType.Interventional, InterventionType.Behavioral, 3)]
    [InlineData(Phase.NotApplicable, StudyType.Observational, InterventionType.Drug, 12)]
    public void Left_out_it_follows_from_the_phase_and_kind(Phase phase, StudyType studyType, InterventionType tested, int months) =>
        Assert.Equal(months, (Open with { Phase = phase, StudyType = studyType, InterventionTypes = [tested] }).PlannedFollowUpMonths());

    [Fact]
    public void None_said_explicitly_stays_none() => Assert.Equal(0, (Open with { FollowUpMonths = 0 }).PlannedFollowUpMonths());
}
