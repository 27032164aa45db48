using TrialMatch.Domain.Drafts;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>The parameters of a selection from the assessed sites.</summary>
/// <param name="Promised">A number that is offered even if its probability has fallen below the wanted one; above 0 only where all candidates are kept.</param>
/// <param name="Sites">The sponsor's constraints on sites.</param>
/// <param name="Balance">The discounts of the regional account; null where there are none.</param>
/// <param name="WithCounterfactuals">Whether to compute a counterfactual for each site that is not chosen: about twelve times the work.</param>
internal sealed record SelectionWish(
    int Target, int Promised, double Probability, double HorizonMonths, SiteWishes Sites, RegionalBalance? Balance, bool WithCounterfactuals)
{
    public PlanKind Kind => Sites.Plan == PlanKind.Unspecified ? PlanKind.Recommended : Sites.Plan;
}
