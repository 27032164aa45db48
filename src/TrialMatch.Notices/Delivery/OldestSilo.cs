namespace TrialMatch.Notices.Delivery;

/// <summary>The silo that started first delivers, as far as this one knows the cluster.</summary>
internal sealed class OldestSilo(IClusterMembershipService membership, ILocalSiloDetails silo) : IDeliveryTurn
{
    public bool IsOurs => silo.SiloAddress.Equals(Of(
        membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)));

    /// <summary>The silo of the earliest generation, which is the time of its start; null where there is none.</summary>
    public static SiloAddress? Of(IEnumerable<SiloAddress> active) =>
        active.OrderBy(address => address.Generation).ThenBy(address => address.ToParsableString(), StringComparer.Ordinal).FirstOrDefault();
}
