using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using TrialMatch.Api.Access.Local;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Reads who a caller is from the claims of a token whose signature, issuer, audience and lifetime are right.</summary>
internal sealed class CallerReader(Organisations organisations)
{
    private const string Consumer = "consumer";
    private const string Supplier = "supplier";
    private const string DelegationSource = "delegation_source";
    private const string NorwegianNumber = "0192:";
    private const string SecurityLevel = "helseid://claims/identity/security_level";
    private const string ParentNumber = "helseid://claims/client/claims/orgnr_parent";
    private const string ChildNumber = "helseid://claims/client/claims/orgnr_child";

    /// <returns>Null if the claims do not say who the caller is, or not surely enough.</returns>
    public Caller? Read(ClaimsPrincipal claims, IssuerOptions issuer) => issuer.Profile switch
    {
        ClaimsProfile.Maskinporten => ReadMaskinporten(claims, issuer),
        ClaimsProfile.HelseId => ReadHelseId(claims, issuer),
        ClaimsProfile.Oidc => ReadOidc(claims, issuer),
        _ => null,
    };

    /// <summary>Reads a token that was made with the key of this server.</summary>
    public static Caller? ReadLocal(ClaimsPrincipal claims)
    {
        var grants = new List<Grant>();
        foreach (var claim in claims.FindAll(LocalKey.GrantsClaim))
        {
            if (!Grant.TryRead(claim.Value, out var grant))
            {
                return null;
            }

            grants.Add(grant);
        }

        return grants.Count > 0 && One(claims, JwtRegisteredClaimNames.Sub) is { } subject ? new Caller(subject, [.. grants]) : null;
    }

    private Caller? ReadMaskinporten(ClaimsPrincipal claims, IssuerOptions issuer)
    {
        var (consumer, supplier) = (NumberIn(One(claims, Consumer)), NumberIn(One(claims, Supplier)));

        // Who acts for another says so twice: whom the token is for, and where that was agreed.
        if (consumer is null || claims.HasClaim(claim => claim.Type == Supplier) != claims.HasClaim(claim => claim.Type == DelegationSource)
            || (claims.HasClaim(claim => claim.Type == Supplier) && supplier is null))
        {
            return null;
        }

        // Maskinporten identifies organisations alone, and names none of their programs but the client.
        var subject = One(claims, "client_id") ?? One(claims, JwtRegisteredClaimNames.Sub) ?? supplier ?? consumer;
        return CallerOf(subject, issuer, GrantsOf(claims, issuer, [consumer])) is { } caller
            ? caller with { Organisation = consumer, ActingOrganisation = supplier ?? string.Empty }
            : null;
    }

    private Caller? ReadHelseId(ClaimsPrincipal claims, IssuerOptions issuer)
    {
        if (!int.TryParse(One(claims, SecurityLevel), NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level < issuer.LeastSecurityLevel)
        {
            return null;
        }

        // The part of the organisation first: a trust may be part of a larger one.
        string[] numbers = [.. new[] { One(claims, ChildNumber), One(claims, ParentNumber) }.OfType<string>()];
        return numbers.Length > 0 && CallerOf(One(claims, JwtRegisteredClaimNames.Sub), issuer, GrantsOf(claims, issuer, numbers)) is { } caller
            ? caller with { Organisation = numbers[0] }
            : null;
    }

    private Caller? ReadOidc(ClaimsPrincipal claims, IssuerOptions issuer)
    {
        var organisation = issuer.OrganisationClaim.Length == 0 ? null : One(claims, issuer.OrganisationClaim);
        string[] numbers = organisation is null ? [] : [organisation];
        return CallerOf(One(claims, JwtRegisteredClaimNames.Sub), issuer, GrantsOf(claims, issuer, numbers)) is { } caller
            ? caller with { Organisation = organisation ?? string.Empty, ActingOrganisation = issuer.ActingOrganisation }
            : null;
    }

    private static Caller? CallerOf(string? subject, IssuerOptions issuer, ImmutableArray<Grant> grants) =>
        subject is null || grants.IsEmpty ? null : new Caller($"{subject}@{issuer.Issuer.Host}", grants);

    /// <param name="numbers">The organisation's numbers, the nearest first: the first that the service knows in a role counts.</param>
    private ImmutableArray<Grant> GrantsOf(ClaimsPrincipal claims, IssuerOptions issuer, IReadOnlyList<string> numbers)
    {
        var values = claims.FindAll(issuer.RolesClaim).SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. values.Select(value => issuer.Roles.GetValueOrDefault(value)).OfType<string>().SelectMany(meaning => GrantsOf(meaning, numbers)).Distinct()];
    }

    private IEnumerable<Grant> GrantsOf(string meaning, IReadOnlyList<string> numbers)
    {
        if (Grant.TryRead(meaning, out var grant))
        {
            return [grant];
        }

        return Grant.TryReadRole(meaning, out var role)
            ? numbers.Select(number => organisations.GrantsOf(role, number)).FirstOrDefault(grants => grants.Any(), [])
            : [];
    }

    private static string? One(ClaimsPrincipal claims, string type) =>
        claims.FindAll(type).ToList() is [{ Value.Length: > 0 } only] ? only.Value : null;

    /// <summary>Reads the number from an identifier such as {"authority":"iso6523-actorid-upis","ID":"0192:993467049"}.</summary>
    private static string? NumberIn(string? claim)
    {
        if (claim is null)
        {
            return null;
        }

        try
        {
            using var identifier = JsonDocument.Parse(claim);
            return identifier.RootElement.ValueKind == JsonValueKind.Object
                && identifier.RootElement.TryGetProperty("ID", out var id)
                && id.GetString() is { } text
                && text.StartsWith(NorwegianNumber, StringComparison.Ordinal)
                && Domain.Network.OrganisationNumber.IsValid(text[NorwegianNumber.Length..])
                    ? text[NorwegianNumber.Length..]
                    : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
