using Orleans.CodeGeneration;
using Orleans.Concurrency;
using System.Collections.Immutable;
using TrialMatch.Domain.Network;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Centres;

/// <summary>One NorTrials centre; its key is the centre's id.</summary>
[Alias("trialmatch.ICentreGrain")]
[Version(GrainVersion.Current)]
public interface ICentreGrain : IGrainWithStringKey
{
    /// <summary>Returns the centre and its network, or nothing if there is no such centre.</summary>
    [Alias("Get")]
    [AlwaysInterleave]
    Task<CentreReply> GetAsync();
}

[GenerateSerializer, Immutable, Alias("trialmatch.CentreReply")]
public sealed record CentreReply(CentreNetwork? Network);

/// <summary>A centre with the trusts that take part in its area.</summary>
/// <param name="IsPlanningDefault">Whether the membership is a planning default rather than published.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.CentreNetwork")]
public sealed record CentreNetwork(Centre Centre, ImmutableArray<TrustId> Trusts, bool IsPlanningDefault);
