using System.Collections.Immutable;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// Free capacity that a trust keeps for a study that has waited long: studies later in the waiting order do not get it. A claim is no reservation:
/// studies earlier in the order may take the capacity, and existing holds stay.
/// </summary>
/// <param name="Order">The study's place in the waiting order.</param>
/// <param name="Takes">The capacity that the study would take here, at most one entry for a pool.</param>
/// <param name="Until">The time at which the claim lapses unless it is renewed.</param>
public sealed record Claim(WaitingOrder Order, ImmutableArray<PoolTake> Takes, DateTimeOffset Until);
