using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>What registries tell that a network's trusts have done.</summary>
/// <param name="source">Null where the network has no such evidence: then a trust without any is not known to be new to trials.</param>
/// <param name="trusts">Those that have some.</param>
public sealed class NetworkExperience(ExperienceSource? source, ImmutableArray<TrustExperience> trusts)
{
    private readonly Lazy<FrozenDictionary<TrustId, TrustExperience>> _byTrust = new(() => trusts.ToFrozenDictionary(known => known.Trust));

    public ExperienceSource? Source { get; } = source;

    public ImmutableArray<TrustExperience> Trusts { get; } = trusts;

    public static NetworkExperience None { get; } = new(null, []);

    public TrustExperience Of(TrustId trust) => _byTrust.Value.GetValueOrDefault(trust) ?? TrustExperience.None(trust);
}
