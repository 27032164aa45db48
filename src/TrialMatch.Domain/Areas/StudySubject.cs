using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>What a study is about: all that the rules for its area look at.</summary>
/// <param name="Conditions">Free text in the registrant's words, the primary condition first.</param>
/// <param name="Icd10Codes">The primary condition's first.</param>
/// <param name="MeshHeadings">Often derived by a registry's software, so they count only where nothing else speaks.</param>
/// <param name="InterventionTypes">Of what is tested, comparators and background treatment left out where that is known.</param>
/// <param name="Description">A few sentences on what is tested and in whom; empty where there are none.</param>
/// <param name="InterventionNames">Of what is tested, as <paramref name="InterventionTypes"/>.</param>
/// <param name="PrimaryOutcomes">What each measures.</param>
public sealed record StudySubject(
    string Title,
    StudyType StudyType,
    ImmutableArray<InterventionType> InterventionTypes,
    ImmutableArray<string> Conditions,
    ImmutableArray<string> Icd10Codes,
    ImmutableArray<MeshHeading> MeshHeadings,
    string Description = "",
    ImmutableArray<string> InterventionNames = default,
    ImmutableArray<string> PrimaryOutcomes = default)
{
    public ImmutableArray<string> InterventionNames { get; init => field = OrEmpty(value); } = OrEmpty(InterventionNames);

    public ImmutableArray<string> PrimaryOutcomes { get; init => field = OrEmpty(value); } = OrEmpty(PrimaryOutcomes);

    public static StudySubject Of(StudyDraft draft) => new(
        draft.Title,
        draft.StudyType,
        draft.InterventionTypes,
        draft.Conditions,
        draft.Icd10Codes,
        draft.MeshHeadings,
        draft.Description,
        draft.InterventionNames,
        draft.PrimaryOutcomes);

    private static ImmutableArray<string> OrEmpty(ImmutableArray<string> texts) => texts.IsDefault ? [] : texts;
}
