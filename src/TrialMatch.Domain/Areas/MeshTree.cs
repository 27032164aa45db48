using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Maps a MeSH heading by its position in the tree, where the lexicon does not know its term. The tree alone misplaces many diseases (erectile
/// dysfunction lies under mental disorders, myeloma under vascular diseases), so branches without an area are tried before those with one. MeSH is
/// courtesy of the U.S. National Library of Medicine.
/// </summary>
internal static class MeshTree
{
    private static readonly ImmutableArray<MeshBranch> Branches = [.. ConceptTable.Read("mesh.txt").Select(MeshBranch.Of)];

    public static Concept? Find(MeshHeading heading) =>
        ConditionReader.Read(heading.Term).Head
        ?? Branches.FirstOrDefault(branch => branch.Holds(heading))?.Concept;
}
