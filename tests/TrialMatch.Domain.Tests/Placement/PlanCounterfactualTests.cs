using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Tests.Placement;

public sealed class PlanCounterfactualTests
{
    [Fact]
    public void A_plan_says_what_would_have_had_a_site_chosen_only_where_it_is_asked()
    {
        var without = Plan(PlanExtras.None);
        var with = Plan(PlanExtras.Counterfactuals);

        Assert.All(without.Sites, site => Assert.Null(site.Counterfactual));
        Assert.All(with.Chosen, site => Assert.Null(site.Counterfactual));
        Assert.Contains(with.Sites, site => site.Reason == ReasonCode.Dominated && site.Counterfactual?.StartsWith("chosen if it could ", StringComparison.Ordinal) == true);
        Assert.Equal(without.Chosen.Select(site => site.Trust), with.Chosen.Select(site => site.Trust));
    }

    private static PlacementPlan Plan(PlanExtras extras)
    {
        var network = AmpleNetwork.Seed;
        var draft = new StudyDraft(
            "A study", Phase.Phase3, StudyType.Interventional, 60, new DateOnly(2028, 1, 1), new DateOnly(2029, 6, 30),
            InterventionTypes: [InterventionType.Drug], Conditions: ["Rheumatoid Arthritis"], FollowUpMonths: 6);
        var classification = Classifier.Classify(StudySubject.Of(draft));
        var window = EnrolmentWindow.Of(draft, new DateOnly(2027, 1, 1));
        var demand = window.DemandOf(draft, classification.Lead!.Value);
        var query = new SiteQuery(classification.Lead.Value, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        List<SiteFigures> figures =
        [
            .. network.NetworkOf(classification.Lead.Value)
                .Select(trust => PlanningDefaults.ProfileFor(network, trust))
                .Select(profile => SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query)),
        ];
        return PlacementPlanner.Preview(
            draft, classification, window, figures, network, StandingSites.None, balance: null, extras, CancellationToken.None).Plan;
    }
}
