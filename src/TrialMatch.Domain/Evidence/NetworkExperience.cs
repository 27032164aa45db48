using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>The experience of a network's trusts according to registries.</summary>
/// <param name="source">The records behind it; null where there is no registry evidence, so that a trust without experience is not known to be new to trials.</param>
/// <param name="trusts">The trusts that have experience.</param>
public sealed class NetworkExperience(ExperienceSource? source, ImmutableArray<TrustExperience> trusts)
{
    private readonly Lazy<FrozenDictionary<TrustId, TrustExperience>> _byTrust = new(() => trusts.ToFrozenDictionary(known => known.Trust));

    public ExperienceSource? Source { get; } = source;

    public ImmutableArray<TrustExperience> Trusts { get; } = trusts;

    public static NetworkExperience None { get; } = new(null, []);

    public TrustExperience Of(TrustId trust) => _byTrust.Value.GetValueOrDefault(trust) ?? TrustExperience.None(trust);
}
