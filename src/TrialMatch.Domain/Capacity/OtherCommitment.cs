using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a trust has promised outside TrialMatch. It takes from the same pools as studies do (R1).</summary>
/// <param name="Id">Chosen by the trust, unique there.</param>
/// <param name="Label">What the trust calls it.</param>
/// <param name="Field">The field in the trust's own words, or a condition group's name; empty where not told.</param>
/// <param name="Takes">What it takes, each pool once.</param>
public sealed record OtherCommitment(
    OtherCommitmentId Id, string Label, string Field, OtherCommitmentKind Kind, ImmutableArray<PoolTake> Takes);
