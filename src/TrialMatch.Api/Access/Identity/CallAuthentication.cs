using System.Collections.Frozen;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using TrialMatch.Api.Access.Local;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Tells who makes a call by its token ("authorization: Bearer …").</summary>
internal sealed class CallAuthentication(IdentityOptions options, CallerReader reader)
{
    private readonly FrozenDictionary<string, IssuerOptions> _issuers =
        options.Issuers.ToFrozenDictionary(issuer => issuer.IssuerName, StringComparer.Ordinal);

    /// <returns>Null if the call has no token, or one that is not accepted.</returns>
    public async Task<Caller?> AuthenticateAsync(HttpContext http)
    {
        if (IssuerOf(CallToken.Of(http.Request)) is not { } name)
        {
            return null;
        }

        // What the token says of its issuer only tells by whose keys it is judged.
        if (_issuers.TryGetValue(name, out var issuer))
        {
            return await http.AuthenticateAsync(name) is { Succeeded: true, Principal: { } claims } ? reader.Read(claims, issuer) : null;
        }

        return options.LocalFolder is not null && name == LocalKey.Issuer && await http.AuthenticateAsync(name) is { Succeeded: true, Principal: { } local }
            ? CallerReader.ReadLocal(local)
            : null;
    }

    private static string? IssuerOf(string? token)
    {
        if (token is null)
        {
            return null;
        }

        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
