using System.Buffers.Text;
using System.Text.Json;

namespace TrialMatch.Cli.Server;

/// <summary>Looks into a token without checking it: for messages alone.</summary>
internal static class TokenText
{
    private const string GrantsClaim = "grants";
    private const int Parts = 3;

    /// <summary>Whether a text can be sent as a token: printable ASCII without spaces.</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => c is > ' ' and <= '~');

    /// <summary>Returns what a token of "login" is for, such as "site:ous"; null of another token.</summary>
    public static string? RoleOf(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != Parts || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return payload.RootElement is { ValueKind: JsonValueKind.Object } claims && claims.TryGetProperty(GrantsClaim, out var grants) ? FirstOf(grants) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A claim with one value may be written as that value.
    private static string? FirstOf(JsonElement grants) => grants switch
    {
        { ValueKind: JsonValueKind.String } => grants.GetString(),
        { ValueKind: JsonValueKind.Array } when grants.GetArrayLength() > 0 && grants[0].ValueKind == JsonValueKind.String => grants[0].GetString(),
        _ => null,
    };
}
