namespace TrialMatch.Domain.Capacity;

/// <summary>Whether capacity is reserved for a study at a trust, and how firmly.</summary>
public enum HoldState
{
    Unspecified = 0,

    /// <summary>Reserved while the study is being placed.</summary>
    Held = 1,

    /// <summary>Reserved for a placed study.</summary>
    Committed = 2,

    /// <summary>No longer reserved. Kept for a while, so that a message that was overtaken cannot reserve again.</summary>
    Released = 3,

    /// <summary>
    /// Taken back by the trust, whose declared capacity fell. What it took is free, and the study is yet to be told: it is kept
    /// until the study has released it.
    /// </summary>
    Evicted = 4,
}
