using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Where a MeSH heading lies in the tree, for headings whose own term the lexicon does not know.
/// The tree alone misplaces much (erectile dysfunction lies under mental disorders, myeloma under vascular diseases),
/// so what has no area is looked for before what has one.
/// MeSH is courtesy of the U.S. National Library of Medicine.
/// </summary>
internal static class MeshTree
{
    private static readonly ImmutableArray<MeshBranch> Branches = [.. ConceptTable.Read("mesh.txt").Select(MeshBranch.Of)];

    public static Concept? Find(MeshHeading heading) =>
        ConditionReader.Read(heading.Term).Head
        ?? Branches.FirstOrDefault(branch => branch.Holds(heading))?.Concept;
}
