namespace TrialMatch.Numerics.Selection;

/// <summary>The reason why a considered site was chosen or not.</summary>
public enum ReasonCode
{
    Unspecified = 0,

    Chosen = 1,

    /// <summary>The trust is not in the area's network, or its site is closed.</summary>
    Area = 2,

    /// <summary>The trust lacks a capability that the study requires.</summary>
    Capability = 3,

    /// <summary>The site cannot start before the window ends.</summary>
    Window = 4,

    /// <summary>No patient fits into the trust's free capacity in the window.</summary>
    Capacity = 5,

    /// <summary>The chosen set reaches the target without it at less cost.</summary>
    Dominated = 6,

    /// <summary>Left out for the regional balance.</summary>
    Fairness = 7,

    /// <summary>The site declined.</summary>
    Declined = 8,

    /// <summary>The site did not answer in time.</summary>
    NoAnswer = 9,

    /// <summary>The trust's stored state cannot be read at the moment.</summary>
    Unavailable = 10,

    /// <summary>The sponsor excluded it.</summary>
    Excluded = 11,
}
