using System.Collections.Immutable;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// What a trust keeps for a study that has waited long: of what is free, or comes free, nobody whose turn is later
/// gets it. It reserves nothing: those whose turn comes first may take it, and what is held already stays held.
/// </summary>
/// <param name="Order">Whose it is, and whom it keeps out.</param>
/// <param name="Takes">What the study would take here, at most one for a pool.</param>
/// <param name="Until">When it lapses unless it is put again.</param>
public sealed record Claim(WaitingOrder Order, ImmutableArray<PoolTake> Takes, DateTimeOffset Until);
