using System.Text;
using Microsoft.AspNetCore.Http;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Finds the token in a request.</summary>
internal static class CallToken
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <returns>What stands after "Bearer"; for the operators' pages also the password, as a browser has no place for a token; null if there is nothing.</returns>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return header[Bearer.Length..].Trim();
        }

        return OperatorPages.Contain(request) && header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(header[Basic.Length..].Trim()) : null;
    }

    private static string? Password(string encoded)
    {
        var decoded = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, decoded, out var length))
        {
            return null;
        }

        var nameAndPassword = Encoding.UTF8.GetString(decoded, 0, length);
        return nameAndPassword[(nameAndPassword.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
