using System.Collections.Frozen;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Indicators;

/// <summary>What indicators need to know of trusts and regions.</summary>
public sealed class IndicatorCountry(IEnumerable<Region> regions, IEnumerable<Trust> trusts)
{
    private readonly FrozenDictionary<RegionId, int> _inhabitants = regions.ToFrozenDictionary(region => region.Id, region => region.Population);
    private readonly FrozenDictionary<TrustId, Trust> _trusts = trusts.ToFrozenDictionary(trust => trust.Id);

    public IndicatorCountry(NetworkSeed network)
        : this(network.Regions, network.Trusts)
    {
    }

    /// <summary>Returns the region of a trust; null for one that is in none.</summary>
    public RegionId? RegionOf(TrustId trust) => _trusts.GetValueOrDefault(trust)?.Region;

    /// <summary>Returns how many trusts a scope has; null for a centre, whose network is not fixed.</summary>
    public int? TrustsIn(IndicatorScope scope) => scope switch
    {
        IndicatorScope.OfTrust => 1,
        IndicatorScope.OfRegion of => of.Trusts.Count,
        IndicatorScope.Nation => _trusts.Count,
        _ => null,
    };

    /// <summary>Returns the people whom a scope's patients are compared with: of the trust's catchment, the region, or the country; 0 where there are none.</summary>
    public int InhabitantsOf(IndicatorScope scope) => scope switch
    {
        IndicatorScope.OfTrust of => _trusts.GetValueOrDefault(of.Trust)?.CatchmentPopulation ?? 0,
        IndicatorScope.OfRegion of => _inhabitants.GetValueOrDefault(of.Region),
        _ => _inhabitants.Values.Sum(),
    };
}
