using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Drafts;

/// <summary>Computes the keys by which likely duplicates are recognised: the sponsor's protocol code and the ids in public registries.</summary>
public static class StudyIdentity
{
    private const string Draft = "draft.";

    /// <summary>Returns each key once; empty where the draft has neither a code nor an id.</summary>
    public static ImmutableArray<IdentityKey> KeysOf(SponsorId sponsor, StudyDraft draft) =>
    [
        .. CodeOf(sponsor, draft.ProtocolCode ?? string.Empty)
            .Concat(draft.RegistryIds.SelectMany((id, index) => RegistryKeyOf(id, Text($"registry_ids[{index}]"))))
            .Concat((draft.Intake?.RegistryNumbers ?? []).SelectMany((number, index) => RegistryKeyOf(number.Number, Text($"intake.registry_numbers[{index}].number"))))
            .DistinctBy(key => key.Text),
    ];

    // Codes belong to sponsors: another sponsor's study with the same code is another study.
    private static IEnumerable<IdentityKey> CodeOf(SponsorId sponsor, string code) =>
        Bare(code) is { Length: > 0 } bare ? [new($"protocol/{sponsor}/{bare}", Draft + "protocol_code")] : [];

    // A text without a digit is not an id but a placeholder, such as "pending".
    private static IEnumerable<IdentityKey> RegistryKeyOf(string id, string field) =>
        Bare(id) is var bare && bare.Any(char.IsDigit) ? [new("registry/" + bare, Draft + field)] : [];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Normalises to upper case, without spaces, hyphens and invisible characters.</summary>
    private static string Bare(string text) => string.Concat(text.Where(IsCompared)).ToUpperInvariant();

    private static bool IsCompared(char c) => !char.IsWhiteSpace(c)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.Control);
}
