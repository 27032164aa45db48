using System.Runtime.InteropServices;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Rarity;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Placement;

/// <summary>Plans where a study could run: filter, caps, selection, and what can honestly be offered (design §6).</summary>
public static class PlacementPlanner
{
    /// <summary>The plan of a study that no area fits: none.</summary>
    public static PlacementPlan Unclassified(StudyDraft draft, Classification classification) => new(
        classification,
        PlanOutcome.Unclassified,
        draft.TargetPatients,
        OfferablePatients: 0,
        draft.Probability,
        Probability: 0,
        OfferableProbability: 0,
        new CountForecast(0, 0, 0),
        Sites: [],
        Binding: ["no area fits; the coordinating unit assigns one"],
        Cost: 0,
        MinRegionRatio: null,
        PriceOfFairness: null,
        Assumptions: []);

    /// <param name="figures">What each candidate trust answered, each trust once.</param>
    /// <param name="planning">The planning figures behind rates.</param>
    /// <param name="standing">How the study stands with sites that were asked before.</param>
    /// <param name="withCounterfactuals">Also say what would have had each site chosen that is not; takes some dozen times as long.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PlacementPlan Plan(
        StudyDraft draft,
        Classification classification,
        EnrolmentWindow window,
        IReadOnlyList<SiteFigures> figures,
        PlanningFigures planning,
        StandingSites standing,
        bool withCounterfactuals = false,
        CancellationToken cancellation = default)
    {
        var networks = new NetworkRecords(figures, classification.ConditionGroup, planning);
        var share = EligibleShare.Of(draft, classification.ConditionGroup);
        var assessor = new SiteAssessor(draft, classification, window, share, planning.Recruitment, networks, standing);
        var minimum = draft.MinimumPatients ?? draft.TargetPatients;
        var now = Select(draft, assessor, window, figures, standing.PromisedPatients, onEmptyCalendar: false, withCounterfactuals, cancellation);
        var outcome = OutcomeOf(now.Offerable, minimum, () => Select(draft, assessor, window, figures, promised: 0, onEmptyCalendar: true, withCounterfactuals: false, cancellation).Offerable);
        return new PlanWriter(draft, classification, window, share, now).Write(outcome);
    }

    private static PlanOutcome OutcomeOf(int offerable, int minimum, Func<int> offerableOnEmptyCalendar) =>
        offerable >= minimum ? PlanOutcome.Feasible
        : offerableOnEmptyCalendar() >= minimum ? PlanOutcome.CapacityShort
        : PlanOutcome.Infeasible;

    private static SiteSelection Select(
        StudyDraft draft,
        SiteAssessor assessor,
        EnrolmentWindow window,
        IReadOnlyList<SiteFigures> figures,
        int promised,
        bool onEmptyCalendar,
        bool withCounterfactuals,
        CancellationToken cancellation)
    {
        var sites = new SiteAssessment[figures.Count];
        for (var i = 0; i < sites.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            sites[i] = assessor.Assess(figures[i], onEmptyCalendar);
        }

        return SiteSelection.Of(ImmutableCollectionsMarshal.AsImmutableArray(sites), draft.TargetPatients, promised, draft.Probability, window.HorizonMonths, withCounterfactuals, cancellation);
    }
}
