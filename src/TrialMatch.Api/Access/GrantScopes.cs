using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Access;

/// <summary>Which scopes a grant can have: those that the network knows. Sponsors register while the service runs, so any is possible.</summary>
internal static class GrantScopes
{
    /// <summary>Returns what a role may extend to; null where that is not in the network.</summary>
    public static IReadOnlyList<string>? KnownFor(Role role, NetworkSeed network) => role switch
    {
        Role.Site => [.. network.Trusts.Select(trust => trust.Id.Value)],
        Role.Centre => [.. network.Centres.Select(centre => centre.Id.Value)],
        Role.Region => [.. network.Regions.Select(region => region.Id.Value)],
        _ => null,
    };

    /// <summary>Whether a grant extends to what there is.</summary>
    public static bool IsKnown(Grant grant, NetworkSeed network) => KnownFor(grant.Role, network)?.Contains(grant.Scope, StringComparer.Ordinal) ?? true;
}
