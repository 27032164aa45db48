namespace TrialMatch.Numerics.Selection;

/// <summary>Why a site that was considered was chosen or not.</summary>
public enum ReasonCode
{
    Unspecified = 0,

    Chosen = 1,

    /// <summary>The trust takes no part in the area, or its site is closed.</summary>
    Area = 2,

    /// <summary>It lacks something the study requires.</summary>
    Capability = 3,

    /// <summary>It cannot start before the window ends.</summary>
    Window = 4,

    /// <summary>Nothing fits into its free capacity in the window.</summary>
    Capacity = 5,

    /// <summary>The chosen set does as well without it, at less cost.</summary>
    Dominated = 6,

    /// <summary>Left out so that regions get their share.</summary>
    Fairness = 7,

    /// <summary>It said no.</summary>
    Declined = 8,

    /// <summary>It did not answer in time.</summary>
    NoAnswer = 9,

    /// <summary>What is stored of the trust cannot be read at the moment.</summary>
    Unavailable = 10,

    /// <summary>The sponsor does not want it.</summary>
    Excluded = 11,
}
