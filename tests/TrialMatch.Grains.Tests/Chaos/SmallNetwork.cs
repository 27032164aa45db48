using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>Norway with few trusts in each network, and few studies at a time at each, so that studies get in each other's way.</summary>
internal static class SmallNetwork
{
    private const int StudiesOfALargeTrust = 50;
    private const int TrustsInANetwork = 6;

    /// <summary>As large as it is, but with one trust alone for cancer: all its studies want the same.</summary>
    public static NetworkSeed WithOneTrustForCancer()
    {
        var seed = AmpleNetwork.Seed;
        var networks = seed.Planning.Networks;
        var alone = networks.TrustsByArea.SetItem(Area.Cancer, networks.TrustsByArea[Area.Cancer][..1]);
        return seed with { Planning = seed.Planning with { Networks = networks with { TrustsByArea = alone } } };
    }

    public static NetworkSeed Carrying(int studies)
    {
        var seed = AmpleNetwork.Seed;
        var trusts = seed.Planning.Trusts.Select(
            trust => trust with { ConcurrentStudies = Math.Max(1, trust.ConcurrentStudies * studies / StudiesOfALargeTrust) });
        var networks = seed.Planning.Networks.TrustsByArea.Select(network => KeyValuePair.Create(network.Key, network.Value[..TrustsInANetwork]));
        return seed with
        {
            Planning = seed.Planning with
            {
                Trusts = [.. trusts],
                Networks = seed.Planning.Networks with { TrustsByArea = networks.ToImmutableSortedDictionary() },
            },
        };
    }
}
