using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>The decision on a considered site, with its reason and the facts behind it.</summary>
/// <param name="Count">The number of such sites in the plan; 0 for a site that was not chosen.</param>
/// <param name="IsForFairness">
/// Whether the regional balance changed the decision: chosen, or chosen more often, although the least-cost set would not; or, with reason FAIRNESS,
/// the reverse.
/// </param>
/// <param name="Facts">Null for a site that was excluded before the selection.</param>
public sealed record SiteExplanation(CandidateId Id, RegionId Region, ReasonCode Reason, int Count, bool IsForFairness, SiteFacts? Facts)
{
    public bool IsChosen => Count > 0;
}
