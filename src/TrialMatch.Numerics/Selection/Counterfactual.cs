using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// The single changes that would each have got a site chosen, all else equal. Each value has been verified by solving again with it. Null where no
/// value of that kind suffices, or where there is nothing to change.
/// </summary>
/// <param name="StartMonth">The latest whole month, before its present start, in which it would have to start.</param>
/// <param name="FixedCostAtMost">The largest cost of opening the site and keeping it open, in relative units, rounded down to three digits.</param>
/// <param name="CapAtLeast">The smallest cap, in patients, above its present one.</param>
public sealed record Counterfactual(CandidateId Id, int? StartMonth, double? FixedCostAtMost, int? CapAtLeast);
