using Orleans.CodeGeneration;
using Orleans.Concurrency;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Sponsors;

/// <summary>One sponsor; its key is the sponsor's id.</summary>
[Alias("trialmatch.ISponsorGrain")]
[Version(GrainVersion.Current)]
public interface ISponsorGrain : IGrainWithStringKey
{
    [Alias("Register")]
    Task<SponsorReply> RegisterAsync(RegisterSponsor command);

    /// <summary>Returns the sponsor, or nothing if it is not registered.</summary>
    [Alias("Get")]
    [AlwaysInterleave]
    Task<SponsorReply> GetAsync();
}
