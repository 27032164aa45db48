using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>The parts of a study that the routing rules read.</summary>
/// <param name="Conditions">Free text in the registrant's words, the primary condition first.</param>
/// <param name="Icd10Codes">ICD-10 codes, the primary condition's first.</param>
/// <param name="MeshHeadings">MeSH headings. Registries often derive them by software, so they count only where nothing else does.</param>
/// <param name="InterventionTypes">The types of what is tested; without comparators and background treatment where those are known.</param>
/// <param name="Description">A few sentences on the intervention and the patients; may be empty.</param>
/// <param name="InterventionNames">The names of what is tested, as for <paramref name="InterventionTypes"/>.</param>
/// <param name="PrimaryOutcomes">The measure of each primary outcome.</param>
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
