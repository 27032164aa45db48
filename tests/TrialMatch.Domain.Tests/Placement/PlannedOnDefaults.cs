using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>Plans on the planning defaults of the lead's network, with nothing taken.</summary>
internal static class PlannedOnDefaults
{
    private static readonly NetworkSeed Seed = AmpleNetwork.Seed;

    /// <summary>The planning day unless another is given: long before any window of these tests.</summary>
    private static readonly DateOnly Today = new(2027, 1, 1);

    public static PlacementPlan Of(
        StudyDraft draft,
        DateOnly? today = null,
        Func<SiteFigures, SiteFigures>? change = null,
        RegionalBalance? balance = null,
        NetworkSeed? network = null,
        Func<TrustProfile, TrustProfile>? profileOf = null) =>
        Preview(draft, today, change, balance, PlanExtras.None, network, profileOf).Plan;

    public static PlacementPreview Preview(
        StudyDraft draft,
        DateOnly? today = null,
        Func<SiteFigures, SiteFigures>? change = null,
        RegionalBalance? balance = null,
        PlanExtras extras = PlanExtras.Menu,
        NetworkSeed? network = null,
        Func<TrustProfile, TrustProfile>? profileOf = null)
    {
        var seed = network ?? Seed;
        var classification = Classifier.Classify(StudySubject.Of(draft));
        var window = EnrolmentWindow.Of(draft, today ?? Today);
        var demand = window.DemandOf(draft, classification.Lead!.Value);
        var query = new SiteQuery(classification.Lead.Value, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        var figures = seed.NetworkOf(classification.Lead.Value).Select(trust =>
        {
            var defaults = PlanningDefaults.ProfileFor(seed, trust);
            var profile = profileOf is null ? defaults : profileOf(defaults);
            var figures = SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query);
            return change is null ? figures : change(figures);
        });
        return PlacementPlanner.Preview(draft, classification, window, [.. figures], seed, StandingSites.None, balance, extras, CancellationToken.None);
    }
}
