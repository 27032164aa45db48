using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>Plans on the planning defaults of the lead's network, with nothing taken.</summary>
internal static class PlannedOnDefaults
{
    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    public static PlacementPlan Of(StudyDraft draft, DateOnly today)
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
