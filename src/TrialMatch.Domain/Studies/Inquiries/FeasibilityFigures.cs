using System.Collections.Immutable;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>What could be offered to an inquiry, as of its latest plan before the sponsor decided.</summary>
/// <param name="OfferablePatients">The most patients that could be offered at the wanted probability.</param>
/// <param name="OfferableProbability">P(offerable number reached by the window's end).</param>
/// <param name="TargetProbability">P(target reached by the window's end).</param>
/// <param name="PlannedTrusts">The sites at which the study would be placed.</param>
/// <param name="Binding">What keeps the plan from offering more, in words.</param>
/// <param name="Assumptions">What the plan assumes, in words.</param>
public sealed record FeasibilityFigures(
    int OfferablePatients,
    double OfferableProbability,
    double TargetProbability,
    ImmutableArray<TrustId> PlannedTrusts,
    ImmutableArray<string> Binding,
    ImmutableArray<string> Assumptions)
{
    public static FeasibilityFigures Of(PlacementPlan plan) => new(
        plan.OfferablePatients, plan.OfferableProbability, plan.Probability, [.. plan.Chosen.Select(site => site.Trust)], plan.Binding, plan.Assumptions);
}
