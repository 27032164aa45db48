using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas;

/// <summary>The areas that have a centre.</summary>
public static class CentreAreas
{
    public static ImmutableArray<Area> All { get; } = [.. Enum.GetValues<Area>().Where(area => area is not (Area.Unspecified or Area.OtherFields))];

    public static bool Contains(Area area) => All.Contains(area);
}
