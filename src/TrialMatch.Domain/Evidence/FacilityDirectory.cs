using System.Collections.Immutable;

namespace TrialMatch.Domain.Evidence;

/// <summary>The names and places by which facilities in registries are matched to a network's trusts.</summary>
/// <param name="Source">The source of the aliases.</param>
/// <param name="Trusts">The aliases of each trust.</param>
/// <param name="Outside">Names, and words within names, of facilities outside the network: practices, private clinics, universities.</param>
/// <param name="PlainWords">Words that do not identify a hospital: "research site", a company, a department.</param>
public sealed record FacilityDirectory(
    string Source,
    ImmutableArray<FacilityAliases> Trusts,
    ImmutableArray<string> Outside,
    ImmutableArray<string> PlainWords)
{
    /// <summary>The directory of a network file without facilities.</summary>
    public static FacilityDirectory Empty { get; } = new(string.Empty, [], [], []);

    public bool IsEmpty => Trusts.IsEmpty;
}
