using System.Collections.Immutable;

namespace TrialMatch.Domain.Drafts;

/// <summary>A MeSH descriptor of a study, with its ancestors in the tree.</summary>
/// <param name="Id">The descriptor's unique id, such as "D009369".</param>
public sealed record MeshHeading(string Id, string Term, ImmutableArray<MeshAncestor> Ancestors = default)
{
    public ImmutableArray<MeshAncestor> Ancestors { get; init => field = value.IsDefault ? [] : value; } = Ancestors.IsDefault ? [] : Ancestors;
}

/// <summary>An ancestor of a MeSH descriptor in the tree.</summary>
public sealed record MeshAncestor(string Id, string Term);
