using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>The decision on one site that was considered, its reason and the facts behind it.</summary>
/// <param name="Count">How many such sites the plan holds; 0 for one that was not chosen.</param>
/// <param name="IsForFairness">Chosen, or chosen more often, though the least cost alone would not have it; or, with the reason fairness, the reverse.</param>
/// <param name="Facts">Null for a site that was excluded before it was weighed.</param>
public sealed record SiteExplanation(CandidateId Id, RegionId Region, ReasonCode Reason, int Count, bool IsForFairness, SiteFacts? Facts)
{
    public bool IsChosen => Count > 0;
}
