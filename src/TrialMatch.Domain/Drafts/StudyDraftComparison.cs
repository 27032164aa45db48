using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialMatch.Domain.Drafts;

/// <summary>Compares two drafts by content, as a repeated request requires. Records compare their lists by identity.</summary>
public static class StudyDraftComparison
{
    /// <summary>A repeated request may contain any number, even one that is none; it differs from every registered draft.</summary>
    private static readonly JsonSerializerOptions AnyNumber = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Whether both drafts have the same content in every field, lists in the same order.</summary>
    public static bool HasSameContentAs(this StudyDraft left, StudyDraft right) => ContentOf(left).AsSpan().SequenceEqual(ContentOf(right));

    private static byte[] ContentOf(StudyDraft draft) => JsonSerializer.SerializeToUtf8Bytes(draft, AnyNumber);
}
