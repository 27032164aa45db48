using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Regions;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>The network's plan for a study: what can be offered, with a decision for every considered site.</summary>
/// <param name="OfferablePatients">The most patients that can be offered at the wanted probability, at most the target.</param>
/// <param name="Probability">P(target reached by the window's end) at the chosen sites, exact on the caps; with all candidates where nothing can be offered.</param>
/// <param name="OfferableProbability">P(offerable number reached by the window's end); 0 where nothing can be offered.</param>
/// <param name="Sites">The decisions, chosen sites first.</param>
/// <param name="Binding">The limits that keep the plan from offering more, in words; empty where the target is met.</param>
/// <param name="Cost">The cost of the chosen sites, in relative units.</param>
/// <param name="MinRegionRatio">The smallest ratio of a region's share of the plan to its share of the eligible patients; null where no site was chosen.</param>
/// <param name="PriceOfFairness">The relative extra cost of the regional balance: cost over the least cost without it, minus 1.</param>
/// <param name="Assumptions">The assumptions made, in words.</param>
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
    /// <summary>The follow-up of a patient in months that was planned with; null in plans stored before this field existed.</summary>
    public int? FollowUpMonths { get; init; }

    /// <summary>
    /// The share of the condition group's eligible patients that was planned with, per mille; 1,000 in plans stored before this field existed.
    /// </summary>
    public int EligibleSharePerMille { get; init; } = Rarity.EligibleShare.Whole;

    /// <summary>The same share as a factor, above 0 and at most 1.</summary>
    public double EligibleShare => EligibleSharePerMille / (double)Rarity.EligibleShare.Whole;

    /// <summary>The kind of plan; recommended in plans stored before this field existed.</summary>
    public PlanKind Kind { get; init; } = PlanKind.Recommended;

    /// <summary>
    /// The regions with a trust that could take part, in order of id; empty where there are none, and in plans stored before the regional account
    /// existed.
    /// </summary>
    public ImmutableArray<PlannedRegion> Regions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// The expected patients by the region in which they live, in order of id; empty where no chosen site treats patients whom other trusts refer,
    /// and in plans stored before referrals existed.
    /// </summary>
    public ImmutableArray<HomeRegion> HomeRegions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Returns the discount on a site's fixed cost during site selection for its region, as a share.</summary>
    public double DiscountOf(SiteDecision site) => Regions.FirstOrDefault(region => region.Region == site.Region)?.Discount ?? 0;

    /// <summary>The study's recruitment rate as a share of the group's rate, above 0 and at most 1.</summary>
    public double RateFactor => Rarity.EligibleShare.RateFactorOf(EligibleShare);

    /// <summary>Whether the whole target can be offered.</summary>
    public bool IsTargetMet => Outcome == PlanOutcome.Feasible && OfferablePatients >= TargetPatients;

    public IEnumerable<SiteDecision> Chosen => Sites.Where(site => site.IsChosen);
}
