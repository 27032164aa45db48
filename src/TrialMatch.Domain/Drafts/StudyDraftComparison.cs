using System.Collections.Immutable;

namespace TrialMatch.Domain.Drafts;

/// <summary>Compares two drafts by content, as a repeated request requires. Records compare their lists by identity.</summary>
public static class StudyDraftComparison
{
    public static bool HasSameContentAs(this StudyDraft left, StudyDraft right) =>
        WithoutLists(left) == WithoutLists(right)
        && left.Sites.HasSameContentAs(right.Sites)
        && left.RegistryIds.SequenceEqual(right.RegistryIds)
        && left.InterventionTypes.SequenceEqual(right.InterventionTypes)
        && left.Conditions.SequenceEqual(right.Conditions)
        && left.Icd10Codes.SequenceEqual(right.Icd10Codes)
        && left.InterventionNames.SequenceEqual(right.InterventionNames)
        && left.PrimaryOutcomes.SequenceEqual(right.PrimaryOutcomes)
        && left.RequiredCapabilities.SequenceEqual(right.RequiredCapabilities)
        && left.MeshHeadings.Length == right.MeshHeadings.Length
        && left.MeshHeadings.Zip(right.MeshHeadings).All(pair => HasSameContent(pair.First, pair.Second));

    private static bool HasSameContent(MeshHeading left, MeshHeading right) =>
        left.Id == right.Id && left.Term == right.Term && left.Ancestors.SequenceEqual(right.Ancestors);

    private static StudyDraft WithoutLists(StudyDraft draft) => draft with
    {
        RegistryIds = ImmutableArray<string>.Empty,
        InterventionTypes = ImmutableArray<InterventionType>.Empty,
        Conditions = ImmutableArray<string>.Empty,
        Icd10Codes = ImmutableArray<string>.Empty,
        MeshHeadings = ImmutableArray<MeshHeading>.Empty,
        InterventionNames = ImmutableArray<string>.Empty,
        PrimaryOutcomes = ImmutableArray<string>.Empty,
        RequiredCapabilities = ImmutableArray<Capability>.Empty,
        Sites = SiteWishes.None,
    };
}
