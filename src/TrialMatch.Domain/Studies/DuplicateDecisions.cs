using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>What is made of studies that share a key with one that is to be registered.</summary>
public static class DuplicateDecisions
{
    /// <summary>
    /// Why the draft is not registered, or null. A study of the sponsor's own is named; another sponsor's never is: that one is for
    /// the coordinating unit to look into (R7).
    /// </summary>
    /// <param name="isKnown">The sponsor has said that it is a likely duplicate, and wants it all the same.</param>
    public static Refusal? RefusalOf(
        SponsorId sponsor, ImmutableArray<IdentityKey> keys, IReadOnlyList<LikelyDuplicate> found, bool isKnown) =>
        !isKnown && found.FirstOrDefault(other => other.Sponsor == sponsor) is { } own
            ? RefusalOf(own.Study, keys.First(key => key.Text == own.Key).Field)
            : null;

    /// <summary>The studies that the coordinating unit is to look into, each once.</summary>
    public static ImmutableArray<StudyId> ToLookInto(IReadOnlyList<LikelyDuplicate> found) => [.. found.Select(other => other.Study).Distinct()];

    private static Refusal RefusalOf(StudyId study, string field) => Refusal.Of(
        RefusalReason.DuplicateStudy,
        field,
        $"{study} of the same sponsor has it too, and is not over; registered once more it would hold capacity twice, so that has to be confirmed")
        .With("study", study.Value);
}
