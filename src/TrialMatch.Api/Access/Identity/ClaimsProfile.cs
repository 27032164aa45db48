namespace TrialMatch.Api.Access.Identity;

/// <summary>How an issuer says in its tokens who the caller is.</summary>
public enum ClaimsProfile
{
    /// <summary>Maskinporten: machines, by their organisation's number; a supplier may act for another organisation.</summary>
    Maskinporten = 1,

    /// <summary>HelseID: people in the health service, by their organisation's number and how surely they were identified.</summary>
    HelseId = 2,

    /// <summary>Any other OpenID provider, with claims as configured: foreign sponsors, and CROs that act for sponsors.</summary>
    Oidc = 3,
}
