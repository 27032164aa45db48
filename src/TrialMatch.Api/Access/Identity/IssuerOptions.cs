using System.Collections.Frozen;

namespace TrialMatch.Api.Access.Identity;

/// <summary>An issuer whose tokens are accepted.</summary>
public sealed record IssuerOptions
{
    /// <summary>HelseID's highest level: two factors, and the person was identified in person.</summary>
    public const int HighestSecurityLevel = 4;

    /// <summary>The issuer, exactly as its tokens name it; its metadata is at ".well-known/openid-configuration" under it.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>The issuer as its tokens name it: with or without a final slash.</summary>
    public required string IssuerName { get; init; }

    /// <summary>What the issuer calls this service; tokens for others are refused.</summary>
    public required string Audience { get; init; }

    public required ClaimsProfile Profile { get; init; }

    /// <summary>The claim whose values say what the caller may be: "scope" unless configured.</summary>
    public required string RolesClaim { get; init; }

    /// <summary>
    /// What each value of the claim means: a grant such as "site:ous" or "national", or a role such as "site", whose scope follows from the
    /// caller's organisation.
    /// </summary>
    public required FrozenDictionary<string, string> Roles { get; init; }

    /// <summary>For OIDC: the claim that names the caller's organisation; empty for none.</summary>
    public string OrganisationClaim { get; init; } = string.Empty;

    /// <summary>For OIDC: the organisation, a CRO, whose people act for the sponsors that their grants name; empty for none.</summary>
    public string ActingOrganisation { get; init; } = string.Empty;

    /// <summary>For HelseID: the least security level accepted, 1 to 4.</summary>
    public int LeastSecurityLevel { get; init; } = HighestSecurityLevel;
}
