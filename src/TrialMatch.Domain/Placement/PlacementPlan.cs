using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Regions;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>What the network can offer a study, with a decision for every site considered.</summary>
/// <param name="OfferablePatients">The most patients that can be offered at the wanted probability, at most the target.</param>
/// <param name="Probability">P(target reached by the window's end) at the chosen sites, exact on the caps; with all candidates where nothing can be offered.</param>
/// <param name="OfferableProbability">P(offerable number reached by the window's end); 0 where nothing can be offered.</param>
/// <param name="Sites">The chosen first.</param>
/// <param name="Binding">What keeps the plan from offering more; empty when the target is met.</param>
/// <param name="Cost">Of the chosen sites, in relative units.</param>
/// <param name="MinRegionRatio">The smallest region's share of the plan over its share of the eligible patients; null when no site was chosen.</param>
/// <param name="PriceOfFairness">Cost over the least cost without regard to the regional balance, minus one.</param>
/// <param name="Assumptions">Guesses in use.</param>
public sealed record PlacementPlan(
    Classification Classification,
    PlanOutcome Outcome,
    int TargetPatients,
    int OfferablePatients,
    double WantedProbability,
    double Probability,
    double OfferableProbability,
    CountForecast Patients,
    ImmutableArray<SiteDecision> Sites,
    ImmutableArray<string> Binding,
    double Cost,
    double? MinRegionRatio,
    double? PriceOfFairness,
    ImmutableArray<string> Assumptions)
{
    /// <summary>Months of visits planned with after a patient's enrolment; null in plans from before it was kept.</summary>
    public int? FollowUpMonths { get; init; }

    /// <summary>Of 1,000 eligible patients of the condition group, how many are taken to be the study's; 1,000 in plans from before it was kept.</summary>
    public int EligibleSharePerMille { get; init; } = Rarity.EligibleShare.Whole;

    /// <summary>The same share as a factor, above 0 and at most 1.</summary>
    public double EligibleShare => EligibleSharePerMille / (double)Rarity.EligibleShare.Whole;

    /// <summary>Which kind of plan it is; recommended in plans from before it was kept.</summary>
    public PlanKind Kind { get; init; } = PlanKind.Recommended;

    /// <summary>Each region that has a trust which could take part, in order of id; empty in plans from before the regional account, and where nobody could.</summary>
    public ImmutableArray<PlannedRegion> Regions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What was taken off the cost of opening and keeping open a site when sites were chosen, for its region's sake, as a share.</summary>
    public double DiscountOf(SiteDecision site) => Regions.FirstOrDefault(region => region.Region == site.Region)?.Discount ?? 0;

    /// <summary>The share of the group's rate that the study recruits at, above 0 and at most 1.</summary>
    public double RateFactor => Rarity.EligibleShare.RateFactorOf(EligibleShare);

    public IEnumerable<SiteDecision> Chosen => Sites.Where(site => site.IsChosen);
}
