using TrialMatch.Domain.Drafts;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>The text of a study that searches look through, and what is looked for in it, folded alike by every store.</summary>
public static class StudySearch
{
    /// <summary>Returns title, protocol code, registry ids and conditions, one a line: no line break can be looked for, so nothing is found across two.</summary>
    public static string TextOf(StudyDraft draft) =>
        Folded(string.Join('\n', [draft.Title, draft.ProtocolCode ?? "", .. draft.RegistryIds, .. draft.Conditions]));

    /// <summary>Returns a text without regard to case.</summary>
    public static string Folded(string text) => text.ToLowerInvariant();
}
