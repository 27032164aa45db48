using TrialMatch.Domain.Areas;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>The feed's topics. Never change the meaning of a name: readers remember their position in each topic.</summary>
public static class Topics
{
    /// <summary>Messages to be sent by e-mail; each payload is a <see cref="Abstractions.Notices.Notice"/>.</summary>
    public const string Notices = "notices";

    /// <summary>Changes of requests under an area, for its centre's inbox; each payload is a <see cref="RequestNews"/>.</summary>
    public static string OfRequests(Area area) => $"requests/{area}";

    /// <summary>Changes of a trust's ledger; each payload is a hold after its change (see <see cref="DomainJson"/>).</summary>
    public static string OfTrust(TrustId trust) => $"trusts/{trust.Value}";
}
