using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Tests.Placement;

public class NothingOfferedTests
{
    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    [Fact]
    public void Where_nobody_can_be_offered_no_probability_is_told_for_it()
    {
        // Over before any site could open.
        var draft = new StudyDraft(
            "A study of lung cancer", Phase.Phase3, StudyType.Interventional, TargetPatients: 20, new(2027, 1, 1), new(2027, 1, 31), Conditions: ["Lung Cancer"]);

        var plan = Plan(draft, today: new(2027, 1, 15));

        Assert.Equal(PlanOutcome.Infeasible, plan.Outcome);
        Assert.Equal(0, plan.OfferablePatients);
        Assert.Equal(0, plan.OfferableProbability);
        Assert.Equal(0, plan.Probability);
    }

    private static PlacementPlan Plan(StudyDraft draft, DateOnly today)
    {
        var classification = Classifier.Classify(StudySubject.Of(draft));
        var window = EnrolmentWindow.Of(draft, today);
        var demand = window.DemandOf(draft, classification.Lead!.Value);
        var query = new SiteQuery(classification.Lead.Value, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        var figures = Seed.NetworkOf(classification.Lead.Value).Select(trust =>
        {
            var profile = PlanningDefaults.ProfileFor(Seed, trust);
            return SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query);
        });
        return PlacementPlanner.Plan(draft, classification, window, [.. figures], Seed.Planning, StandingSites.None);
    }
}
