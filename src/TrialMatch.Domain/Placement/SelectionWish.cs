using TrialMatch.Domain.Drafts;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>What is to be chosen from the assessed sites.</summary>
/// <param name="Promised">Offered also where it has become less probable than wanted; above 0 only where all candidates are kept.</param>
/// <param name="Sites">The sponsor's wishes.</param>
/// <param name="Balance">What the regional account asks; null where it asks nothing.</param>
/// <param name="WithCounterfactuals">Also solve again what would have had each site chosen that is not: some dozen times the work.</param>
internal sealed record SelectionWish(
    int Target, int Promised, double Probability, double HorizonMonths, SiteWishes Sites, RegionalBalance? Balance, bool WithCounterfactuals)
{
    public PlanKind Kind => Sites.Plan == PlanKind.Unspecified ? PlanKind.Recommended : Sites.Plan;
}
