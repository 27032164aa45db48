using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Tests.Placement;

public class NothingOfferedTests
{
    [Fact]
    public void Where_nobody_can_be_offered_no_probability_is_told_for_it()
    {
        // Over before any site could open.
        var draft = new StudyDraft(
            "A study of lung cancer", Phase.Phase3, StudyType.Interventional, TargetPatients: 20, new(2027, 1, 1), new(2027, 1, 31), Conditions: ["Lung Cancer"]);

        var plan = PlannedOnDefaults.Of(draft, today: new(2027, 1, 15));

        Assert.Equal(PlanOutcome.Infeasible, plan.Outcome);
        Assert.Equal(0, plan.OfferablePatients);
        Assert.Equal(0, plan.OfferableProbability);
        Assert.Equal(0, plan.Probability);
    }
}
