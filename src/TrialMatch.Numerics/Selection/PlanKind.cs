namespace TrialMatch.Numerics.Selection;

/// <summary>Which of the plans that reach the target a sponsor wants.</summary>
public enum PlanKind
{
    Unspecified = 0,

    /// <summary>The least cost with the wanted probability, as the regional balance asks.</summary>
    Recommended = 1,

    /// <summary>The earliest month in which the target is reached with the wanted probability.</summary>
    Fastest = 2,

    /// <summary>The fewest sites, and of those sets the cheapest.</summary>
    FewestSites = 3,

    /// <summary>A site in every region that has a candidate, at the least cost.</summary>
    EveryRegion = 4,
}
