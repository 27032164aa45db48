using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Network;

/// <summary>In which areas a trust has an open site.</summary>
/// <param name="Declared">The areas of which the trust itself has said so or the contrary; of the others it is a planning default.</param>
public sealed record SiteAreas(ImmutableSortedSet<Area> Open, ImmutableSortedSet<Area> Declared)
{
    public static SiteAreas None { get; } = new([], []);
}
