using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Reads the file that names the issuers: JSON, in the form that the README shows.</summary>
public static class IdentityFile
{
    private const string Scope = "scope";
    private const string PlainRolesClaim = "roles";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <param name="network">What the scopes of grants are looked up in.</param>
    /// <exception cref="InvalidDataException">The file is wrong or weak; the message names every field at fault.</exception>
    public static IdentityOptions Read(Stream file, NetworkSeed network)
    {
        var faults = new List<string>();
        var document = Parse(file);
        if (document.Issuers is not { Length: > 0 })
        {
            faults.Add("issuers: expected at least one");
        }

        var issuers = (document.Issuers ?? []).Select((issuer, i) => ReadIssuer($"issuers[{i}]", issuer, network, faults)).ToImmutableArray();
        foreach (var twice in issuers.GroupBy(issuer => issuer.IssuerName, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            faults.Add($"issuers: expected each issuer once, found \"{twice.Key}\" again");
        }

        var organisations = ReadOrganisations(document.Organisations ?? [], network, faults);
        return faults.Count == 0
            ? new IdentityOptions { Issuers = issuers, Organisations = organisations }
            : throw new InvalidDataException(string.Join("; ", faults));
    }

    private static Document Parse(Stream file)
    {
        try
        {
            using var json = JsonDocument.Parse(file, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false });
            IdentityFields.RequireKnown(json.RootElement, NamesOf<Document>(), NamesOf<IssuerDocument>());
            return Deserialize(json) ?? throw new InvalidDataException("expected an object with \"issuers\", found null");
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException(malformed.Message, malformed);
        }
    }

    private static Document? Deserialize(JsonDocument json)
    {
        try
        {
            return json.Deserialize<Document>(Form);
        }
        catch (JsonException unfit)
        {
            // The message of the serializer tells of classes.
            throw new InvalidDataException($"{(unfit.Path ?? "$").TrimStart('$', '.')}: expected another kind of value, as the README shows it", unfit);
        }
    }

    private static IReadOnlyList<string> NamesOf<T>() => [.. typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    private static IssuerOptions ReadIssuer(string field, IssuerDocument? issuer, NetworkSeed network, List<string> faults)
    {
        issuer ??= new IssuerDocument();
        var profile = ReadProfile($"{field}.profile", issuer.Profile, faults);
        if (string.IsNullOrWhiteSpace(issuer.Audience))
        {
            faults.Add($"{field}.audience: expected what the issuer calls this service, found nothing");
        }

        if (issuer.LeastSecurityLevel is < 1 or > IssuerOptions.HighestSecurityLevel)
        {
            faults.Add($"{field}.leastSecurityLevel: expected 1 to {IssuerOptions.HighestSecurityLevel}, found {issuer.LeastSecurityLevel}");
        }

        RequireOnly(profile, ClaimsProfile.HelseId, $"{field}.leastSecurityLevel", issuer.LeastSecurityLevel, faults);
        RequireOnly(profile, ClaimsProfile.Oidc, $"{field}.organisationClaim", issuer.OrganisationClaim, faults);
        RequireOnly(profile, ClaimsProfile.Oidc, $"{field}.actingOrganisation", issuer.ActingOrganisation, faults);
        return new IssuerOptions
        {
            Issuer = ReadAddress($"{field}.issuer", issuer.Issuer, faults),
            IssuerName = issuer.Issuer ?? string.Empty,
            Audience = issuer.Audience ?? string.Empty,
            Profile = profile,
            RolesClaim = issuer.RolesClaim ?? (profile == ClaimsProfile.Oidc ? PlainRolesClaim : Scope),
            Roles = ReadRoles($"{field}.roles", issuer.Roles ?? [], network, faults),
            OrganisationClaim = issuer.OrganisationClaim ?? string.Empty,
            ActingOrganisation = issuer.ActingOrganisation ?? string.Empty,
            LeastSecurityLevel = issuer.LeastSecurityLevel ?? IssuerOptions.HighestSecurityLevel,
        };
    }

    private static Uri ReadAddress(string field, string? text, List<string> faults)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return address;
        }

        faults.Add($"{field}: expected an address that begins with https (http only on this machine), exactly as in the issuer's tokens, found \"{text}\"");
        return new Uri("https://invalid");
    }

    private static ClaimsProfile ReadProfile(string field, string? text, List<string> faults)
    {
        if (Enum.GetNames<ClaimsProfile>().Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return Enum.Parse<ClaimsProfile>(text!, ignoreCase: true);
        }

        faults.Add($"{field}: expected \"maskinporten\", \"helseid\" or \"oidc\", found \"{text}\"");
        return default;
    }

    private static FrozenDictionary<string, string> ReadRoles(string field, Dictionary<string, string> roles, NetworkSeed network, List<string> faults)
    {
        if (roles.Count == 0)
        {
            faults.Add($"{field}: expected at least one value of a claim with what it means, found nothing");
        }

        foreach (var (value, meaning) in roles)
        {
            if (Grant.TryRead(meaning, out var grant))
            {
                RequireScope($"{field}.{value}", grant, network, faults);
            }
            else if (!Grant.TryReadRole(meaning, out _))
            {
                faults.Add($"{field}.{value}: expected {Grant.Forms}, or a role alone, found \"{meaning}\"");
            }
        }

        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, ImmutableArray<Grant>> ReadOrganisations(
        Dictionary<string, string[]> organisations, NetworkSeed network, List<string> faults)
    {
        var read = new Dictionary<string, ImmutableArray<Grant>>(StringComparer.Ordinal);
        foreach (var (number, texts) in organisations)
        {
            var field = $"organisations.{number}";
            if (number.Length == 9 && number.All(char.IsAsciiDigit) && !OrganisationNumber.IsValid(number))
            {
                faults.Add($"{field}: expected a number with a valid check digit");
            }

            read[number] = [.. (texts ?? []).Select(text => ReadGrant(field, text, network, faults)).OfType<Grant>()];
        }

        return read.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Grant? ReadGrant(string field, string text, NetworkSeed network, List<string> faults)
    {
        if (!Grant.TryRead(text, out var grant) || !Grant.HasScope(grant.Role))
        {
            faults.Add($"{field}: expected sponsor:ID, site:ID, centre:ID or region:ID, found \"{text}\"");
            return null;
        }

        RequireScope(field, grant, network, faults);
        return grant;
    }

    /// <summary>Sponsors register while the service runs; everything else is in the network.</summary>
    private static void RequireScope(string field, Grant grant, NetworkSeed network, List<string> faults)
    {
        if (!GrantScopes.IsKnown(grant, network))
        {
            faults.Add($"{field}: expected one of {string.Join(", ", GrantScopes.KnownFor(grant.Role, network)!)}, found \"{grant}\"");
        }
    }

    private static void RequireOnly(ClaimsProfile profile, ClaimsProfile owner, string field, object? value, List<string> faults)
    {
        if (value is not null && profile != owner)
        {
            faults.Add($"{field}: expected with the profile \"{owner.ToString().ToLowerInvariant()}\" alone");
        }
    }

    private sealed record Document(IssuerDocument?[]? Issuers = null, Dictionary<string, string[]>? Organisations = null);

    private sealed record IssuerDocument(
        string? Issuer = null,
        string? Audience = null,
        string? Profile = null,
        string? RolesClaim = null,
        Dictionary<string, string>? Roles = null,
        string? OrganisationClaim = null,
        string? ActingOrganisation = null,
        int? LeastSecurityLevel = null);
}
