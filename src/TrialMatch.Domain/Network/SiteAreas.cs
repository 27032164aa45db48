using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Network;

/// <summary>The areas in which a trust has an open site.</summary>
/// <param name="Declared">The areas for which the trust itself has declared whether its site is open; for the others that is a planning default.</param>
public sealed record SiteAreas(ImmutableSortedSet<Area> Open, ImmutableSortedSet<Area> Declared)
{
    public static SiteAreas None { get; } = new([], []);
}
