namespace TrialMatch.Numerics.Selection;

/// <summary>The kinds of plans that a sponsor can choose from.</summary>
public enum PlanKind
{
    Unspecified = 0,

    /// <summary>The least cost with the wanted probability, adjusted by the regional balance.</summary>
    Recommended = 1,

    /// <summary>The earliest month in which the target is reached with the wanted probability.</summary>
    Fastest = 2,

    /// <summary>The fewest sites; of such sets the cheapest.</summary>
    FewestSites = 3,

    /// <summary>A site in every region that has a candidate, at the least cost.</summary>
    EveryRegion = 4,
}
