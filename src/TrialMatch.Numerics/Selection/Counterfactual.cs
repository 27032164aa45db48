using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// What alone would have had a site chosen, all else as it is. Each value has been re-solved: with exactly it, the plan holds the site.
/// Null where no such value does, or where there is nothing to change.
/// </summary>
/// <param name="StartMonth">The latest whole month, before its present start, by which it would have to start.</param>
/// <param name="FixedCostAtMost">What opening the site and keeping it open may cost, in relative units, rounded down to three digits.</param>
/// <param name="CapAtLeast">The patients it would have to be able to take, more than its present cap.</param>
public sealed record Counterfactual(CandidateId Id, int? StartMonth, double? FixedCostAtMost, int? CapAtLeast);
