using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>What is to be done about a change.</summary>
/// <param name="Result">What to answer; null where it is refused.</param>
/// <param name="Record">The trust afterwards; null where nothing changes.</param>
/// <param name="Profile">Its profile afterwards; null where nothing changes.</param>
/// <param name="Evicted">Holds that must have gone, on disk, before the change is written.</param>
public sealed record TrustDecision(
    TrustChangeResult? Result, Refusal? Refusal, TrustRecord? Record, TrustProfile? Profile, ImmutableArray<Hold> Evicted)
{
    /// <summary>Declared amounts that it changes.</summary>
    public ImmutableArray<AmountChange> Amounts { get; init; } = [];

    public static TrustDecision Refused(Refusal refusal) => new(null, refusal, null, null, []);

    public static TrustDecision Repeated(TrustChangeResult result) => new(result, null, null, null, []);

    public static TrustDecision Made(TrustRecord record, TrustProfile profile, ImmutableArray<Hold> evicted, TrustChangeResult result) =>
        new(result, null, record, profile, evicted);
}
