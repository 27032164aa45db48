using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Drafts;

/// <summary>What tells that two drafts are likely of one study: the sponsor's code for the protocol, and the ids of public registries.</summary>
public static class StudyIdentity
{
    private const string Draft = "draft.";

    /// <summary>Each key once. Empty where the draft names neither a code nor an id.</summary>
    public static ImmutableArray<IdentityKey> KeysOf(SponsorId sponsor, StudyDraft draft) =>
    [
        .. CodeOf(sponsor, draft.ProtocolCode ?? string.Empty)
            .Concat(draft.RegistryIds.SelectMany(RegistryKeyOf))
            .DistinctBy(key => key.Text),
    ];

    // A code is the sponsor's own: another's study of the same code is another study.
    private static IEnumerable<IdentityKey> CodeOf(SponsorId sponsor, string code) =>
        Bare(code) is { Length: > 0 } bare ? [new($"protocol/{sponsor}/{bare}", Draft + "protocol_code")] : [];

    // Without a digit it is no id but a word in its place, such as "pending".
    private static IEnumerable<IdentityKey> RegistryKeyOf(string id, int index) =>
        Bare(id) is var bare && bare.Any(char.IsDigit)
            ? [new("registry/" + bare, string.Create(CultureInfo.InvariantCulture, $"{Draft}registry_ids[{index}]"))]
            : [];

    /// <summary>Upper case, without spaces, hyphens and what cannot be seen.</summary>
    private static string Bare(string text) => string.Concat(text.Where(IsCompared)).ToUpperInvariant();

    private static bool IsCompared(char c) => !char.IsWhiteSpace(c)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.Control);
}
