using System.Collections.Immutable;

namespace TrialMatch.Domain.Evidence;

/// <summary>How the places that registries name are found in a network.</summary>
/// <param name="Source">Where the aliases come from.</param>
/// <param name="Trusts">The aliases of each trust.</param>
/// <param name="Outside">Names, and words within names, of what is no trust of the network: practices, private clinics, universities.</param>
/// <param name="PlainWords">Words that name no hospital in particular: "research site", a company, a department.</param>
public sealed record FacilityDirectory(
    string Source,
    ImmutableArray<FacilityAliases> Trusts,
    ImmutableArray<string> Outside,
    ImmutableArray<string> PlainWords)
{
    /// <summary>Of a network file that says nothing of facilities.</summary>
    public static FacilityDirectory Empty { get; } = new(string.Empty, [], [], []);

    public bool IsEmpty => Trusts.IsEmpty;
}
