using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>Decides on likely duplicates at registration.</summary>
public static class DuplicateDecisions
{
    /// <summary>
    /// Returns a refusal where the sponsor itself has a likely duplicate, which it names, or null. Another sponsor's study is never named: it is left to the
    /// coordinating unit (R7).
    /// </summary>
    /// <param name="isKnown">Whether the sponsor has confirmed the registration despite a likely duplicate.</param>
    public static Refusal? RefusalOf(
        SponsorId sponsor, ImmutableArray<IdentityKey> keys, IReadOnlyList<LikelyDuplicate> found, bool isKnown) =>
        !isKnown && found.FirstOrDefault(other => other.Sponsor == sponsor) is { } own
            ? RefusalOf(own.Study, keys.First(key => key.Text == own.Key).Field)
            : null;

    /// <summary>Returns the studies that the coordinating unit should check, each once.</summary>
    public static ImmutableArray<StudyId> ToLookInto(IReadOnlyList<LikelyDuplicate> found) => [.. found.Select(other => other.Study).Distinct()];

    private static Refusal RefusalOf(StudyId study, string field) => Refusal.Of(
        RefusalReason.DuplicateStudy,
        field,
        $"{study}, an open study of the same sponsor, has the same; a duplicate would hold capacity twice, so registering it has to be confirmed")
        .With("study", study.Value);
}
