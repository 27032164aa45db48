using TrialMatch.Grains.Abstractions.Cluster;

namespace TrialMatch.Grains.Cluster;

/// <summary>It is the turn of the silo that started first, as far as this one knows the cluster.</summary>
internal sealed class OldestSilo(IClusterMembershipService membership, ILocalSiloDetails silo) : IClusterTurn
{
    public bool IsOurs => silo.SiloAddress.Equals(Of(
        membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)));

    /// <summary>The silo of the earliest generation, which is the time of its start; null where there is none.</summary>
    public static SiloAddress? Of(IEnumerable<SiloAddress> active) =>
        active.OrderBy(address => address.Generation).ThenBy(address => address.ToParsableString(), StringComparer.Ordinal).FirstOrDefault();
}
