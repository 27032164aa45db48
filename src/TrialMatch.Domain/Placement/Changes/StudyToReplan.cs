using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Placement.Changes;

/// <summary>A study to plan again, with all that its plan depends on.</summary>
/// <param name="Demand">Its demand, by kind of pool.</param>
/// <param name="Figures">The figures of the candidate trusts, each trust once.</param>
public sealed record StudyToReplan(
    StudyDraft Draft,
    Classification Classification,
    EnrolmentWindow Window,
    DemandProfile Demand,
    StandingSites Standing,
    ImmutableArray<SiteFigures> Figures)
{
    /// <summary>Returns the plan on other figures.</summary>
    /// <remarks>The regional discounts are left out: they change which sites are chosen, not what can be offered.</remarks>
    /// <exception cref="OperationCanceledException">The planning was cancelled.</exception>
    internal PlacementPlan PlanOn(ImmutableArray<SiteFigures> figures, NetworkSeed network, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return PlacementPlanner.Plan(Draft, Classification, Window, figures, network, Standing);
    }
}
