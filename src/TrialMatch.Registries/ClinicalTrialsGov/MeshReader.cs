using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads the headings that the registry's software derived. The registry gives one list of ancestors for all headings and does not say
/// which belongs to which, so each heading carries the whole list.
/// </summary>
internal static class MeshReader
{
    public static ImmutableArray<MeshHeading> Read(RecordNode browse, Warnings warnings)
    {
        var headings = Descriptors(browse["meshes"]).Distinct().ToList();
        if (headings.Count > ImportLimits.MeshHeadings)
        {
            warnings.Add(browse["meshes"], $"the first {ImportLimits.MeshHeadings} of {headings.Count} are kept");
        }

        var ancestors = Descriptors(browse["ancestors"]).Distinct().Take(StudyDraftLimits.MeshAncestors).ToImmutableArray();
        return [.. headings.Take(ImportLimits.MeshHeadings).Select(heading => new MeshHeading(heading.Id, heading.Term, ancestors))];
    }

    public static IEnumerable<MeshAncestor> Descriptors(RecordNode list) =>
        list.Items()
            .Select(item => new MeshAncestor(item["id"].Text(), item["term"].Text()))
            .Where(descriptor => IsId(descriptor.Id) && descriptor.Term.Length is > 0 and <= StudyDraftLimits.MeshTermLength);

    private static bool IsId(string id) =>
        id.Length is > 1 and <= StudyDraftLimits.MeshIdLength && char.IsAsciiLetter(id[0]) && id.Skip(1).All(char.IsAsciiDigit);
}
