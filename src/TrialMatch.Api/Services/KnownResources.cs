using System.Collections.Immutable;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Services;

/// <summary>
/// Checks whether the resources named in a request exist. If not, the error suggests the nearest trusts or centres, which are public, but
/// never sponsors (R7).
/// </summary>
internal sealed class KnownResources(NetworkSeed network, IGrainFactory grains)
{
    /// <summary>All trusts of the network.</summary>
    public IEnumerable<TrustId> Trusts => network.Trusts.Select(trust => trust.Id);

    /// <exception cref="RpcException">NOT_FOUND.</exception>
    public void EnsureTrust(TrustId trust)
    {
        if (network.FindTrust(trust) is null)
        {
            throw NotFound(ResourceNames.Trusts, trust.Value, network.Trusts.Select(each => each.Id.Value));
        }
    }

    /// <summary>Returns the trusts of a region; none where no region is named. A region that there is not is added to the violations.</summary>
    /// <param name="region">The region's id; empty for none.</param>
    public ImmutableArray<TrustId> TrustsOf(RequestReader fields, string region)
    {
        if (region.Length > 0 && network.Regions.All(known => known.Id.Value != region))
        {
            fields.Add("region", $"expected one of {string.Join(", ", network.Regions.Select(known => known.Id))}");
        }

        return [.. network.Trusts.Where(trust => trust.Region.Value == region).Select(trust => trust.Id)];
    }

    /// <summary>Returns the trust, the region's trusts, or all.</summary>
    /// <exception cref="RpcException">NOT_FOUND.</exception>
    public IEnumerable<TrustId> TrustsOf(Target target)
    {
        switch (target)
        {
            case Target.OfTrust about:
                EnsureTrust(about.Trust);
                return [about.Trust];
            case Target.OfRegion about:
                return EnsureRegion(about.Region);
            case Target.Nobodys or Target.OfNation:
                return Trusts;
            default:
                throw new ArgumentOutOfRangeException(nameof(target), target, "Expected a trust, a region or all.");
        }
    }

    /// <exception cref="RpcException">NOT_FOUND.</exception>
    public Centre EnsureCentre(CentreId centre) =>
        network.Centres.FirstOrDefault(each => each.Id == centre)
        ?? throw NotFound(ResourceNames.Centres, centre.Value, network.Centres.Select(each => each.Id.Value));

    /// <returns>The region's trusts.</returns>
    /// <exception cref="RpcException">NOT_FOUND.</exception>
    public IEnumerable<TrustId> EnsureRegion(RegionId region) => network.Regions.Any(each => each.Id == region)
        ? network.Trusts.Where(trust => trust.Region == region).Select(trust => trust.Id)
        : throw NotFound(ResourceNames.Regions, region.Value, network.Regions.Select(each => each.Id.Value));

    /// <exception cref="RpcException">NOT_FOUND.</exception>
    public async Task EnsureSponsorAsync(SponsorId sponsor)
    {
        if ((await grains.GetGrain<ISponsorGrain>(sponsor.Value).GetAsync()).Sponsor is null)
        {
            throw ApiErrors.NotFound(ResourceNames.Of(sponsor));
        }
    }

    private static RpcException NotFound(string collection, string id, IEnumerable<string> known) =>
        ApiErrors.NotFound($"{collection}/{id}", [.. NearestText.To(id, known).Select(near => $"{collection}/{near}")]);
}
