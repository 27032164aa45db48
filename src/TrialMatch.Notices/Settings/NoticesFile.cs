using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Notices.Settings;

/// <summary>Reads the settings from a JSON file. An unknown member is refused, since it may be misspelt.</summary>
public static class NoticesFile
{
    /// <summary>The environment variable that holds the mail server's password.</summary>
    public const string PasswordVariable = "TRIALMATCH_SMTP_PASSWORD";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="password">The password from <see cref="PasswordVariable"/>; null if it is not set.</param>
    /// <exception cref="InvalidDataException">The file is not valid; the message names each field.</exception>
    public static NoticesOptions Read(Stream file, string? password, NetworkSeed network)
    {
        var options = ToOptions(Parse(file), password);
        var violations = NoticesOptionsChecks.Of(options, network);
        return violations.Count == 0
            ? options
            : throw new InvalidDataException(string.Join("; ", violations.Select(each => $"{each.Field}: {each.Description}")));
    }

    private static Document Parse(Stream file)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(file, Json) ?? new Document(null);
        }
        catch (JsonException e)
        {
            // Without the exception's message, which may quote addresses from the file.
            throw new InvalidDataException(
                $"Notices: expected Smtp and Recipients as described, found something else at {e.Path ?? "the start"}, line {e.LineNumber + 1}", e);
        }
    }

    private static NoticesOptions ToOptions(Document document, string? password)
    {
        var smtp = document.Notices?.Smtp;
        return new NoticesOptions(
            new SmtpOptions(
                smtp?.Host ?? "",
                smtp?.From ?? "",
                smtp?.Port ?? SmtpOptions.DefaultPort,
                smtp?.UseTls ?? true,
                smtp?.User,
                password),
            (document.Notices?.Recipients ?? []).ToImmutableSortedDictionary(
                each => each.Key, each => each.Value.IsDefault ? [] : each.Value, StringComparer.Ordinal));
    }

    private sealed record Document(Section? Notices);

    private sealed record Section(Smtp? Smtp, Dictionary<string, ImmutableArray<string>>? Recipients);

    private sealed record Smtp(string? Host, int? Port, bool? UseTls, string? User, string? From);
}
