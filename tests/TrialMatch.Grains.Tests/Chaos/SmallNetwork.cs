using System.Collections.Immutable;
using TrialMatch.Domain.Network;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>Norway with few trusts in each network, and few studies at a time at each, so that studies get in each other's way.</summary>
internal static class SmallNetwork
{
    private const int StudiesOfALargeTrust = 50;
    private const int TrustsInANetwork = 6;

    public static NetworkSeed Carrying(int studies)
    {
        var seed = NetworkSeed.Load();
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
