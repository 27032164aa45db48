namespace TrialMatch.Domain.Placement.Changes;

/// <summary>What a change would do.</summary>
/// <param name="OnWaiting">For the studies on the waiting list.</param>
/// <param name="OnRefused">For the studies that were not feasible.</param>
public sealed record CapacityEffect(CapacityChange Change, StudiesHelped OnWaiting, StudiesHelped OnRefused);
