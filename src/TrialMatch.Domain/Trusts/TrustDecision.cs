using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>The decision on a trust's change.</summary>
/// <param name="Result">The answer; null where the change is refused.</param>
/// <param name="Record">The trust's new record; null where nothing changes.</param>
/// <param name="Profile">Its new profile; null where nothing changes.</param>
/// <param name="Evicted">The holds whose eviction must be persisted before the change.</param>
public sealed record TrustDecision(
    TrustChangeResult? Result, Refusal? Refusal, TrustRecord? Record, TrustProfile? Profile, ImmutableArray<Hold> Evicted)
{
    /// <summary>The declared amounts that change.</summary>
    public ImmutableArray<AmountChange> Amounts { get; init; } = [];

    public static TrustDecision Refused(Refusal refusal) => new(null, refusal, null, null, []);

    public static TrustDecision Repeated(TrustChangeResult result) => new(result, null, null, null, []);

    public static TrustDecision Made(TrustRecord record, TrustProfile profile, ImmutableArray<Hold> evicted, TrustChangeResult result) =>
        new(result, null, record, profile, evicted);
}
