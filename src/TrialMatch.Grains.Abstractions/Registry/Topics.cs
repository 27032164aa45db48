using TrialMatch.Domain.Areas;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>The feed's topics. A name, once used, keeps its meaning: readers keep their place in it.</summary>
public static class Topics
{
    /// <summary>What is to be told by e-mail; a payload is a <see cref="Abstractions.Notices.Notice"/>.</summary>
    public const string Notices = "notices";

    /// <summary>What happened to the requests that are put under an area: its centre's inbox. Each entry is a <see cref="RequestNews"/>.</summary>
    public static string OfRequests(Area area) => $"requests/{area}";

    /// <summary>What changed in a trust's ledger: each entry is the hold as it stands after it (see <see cref="DomainJson"/>).</summary>
    public static string OfTrust(TrustId trust) => $"trusts/{trust.Value}";
}
