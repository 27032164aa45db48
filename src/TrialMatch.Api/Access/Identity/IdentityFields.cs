using System.Globalization;
using System.Text.Json;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Names the fields of the identity file that there are not: a misspelt one would otherwise be as if it were left out.</summary>
internal static class IdentityFields
{
    private const string Issuers = "issuers";

    /// <exception cref="InvalidDataException">A field is unknown; the message names each by its path.</exception>
    public static void RequireKnown(JsonElement file, IReadOnlyList<string> ofFile, IReadOnlyList<string> ofIssuer)
    {
        List<string> unknown = [.. Unknown(file, string.Empty, ofFile)];
        if (file.ValueKind == JsonValueKind.Object && file.TryGetProperty(Issuers, out var issuers) && issuers.ValueKind == JsonValueKind.Array)
        {
            unknown.AddRange(issuers.EnumerateArray().SelectMany((issuer, i) =>
                Unknown(issuer, string.Create(CultureInfo.InvariantCulture, $"{Issuers}[{i}]."), ofIssuer)));
        }

        if (unknown.Count > 0)
        {
            throw new InvalidDataException(string.Join("; ", unknown));
        }
    }

    private static IEnumerable<string> Unknown(JsonElement item, string path, IReadOnlyList<string> known) => item.ValueKind != JsonValueKind.Object
        ? []
        : item.EnumerateObject()
            .Select(field => field.Name)
            .Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => $"{path}{name}: no such field; {Hint(name, known)}");

    private static string Hint(string name, IReadOnlyList<string> known) =>
        NearestText.To(name, known) is [var nearest, ..] ? $"the nearest is {nearest}" : $"expected one of {string.Join(", ", known)}";
}
