using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Areas;

/// <summary>What a study is about: all that the rules for its area look at.</summary>
/// <param name="Conditions">Free text in the registrant's words, the primary condition first.</param>
/// <param name="Icd10Codes">The primary condition's first.</param>
/// <param name="MeshHeadings">Often derived by a registry's software, so they count only where nothing else speaks.</param>
/// <param name="InterventionTypes">Of what is tested, comparators and background treatment left out where that is known.</param>
public sealed record StudySubject(
    string Title,
    StudyType StudyType,
    ImmutableArray<InterventionType> InterventionTypes,
    ImmutableArray<string> Conditions,
    ImmutableArray<string> Icd10Codes,
    ImmutableArray<MeshHeading> MeshHeadings)
{
    public static StudySubject Of(StudyDraft draft) => new(
        draft.Title,
        draft.StudyType,
        draft.InterventionTypes,
        draft.Conditions,
        draft.Icd10Codes,
        draft.MeshHeadings);
}
