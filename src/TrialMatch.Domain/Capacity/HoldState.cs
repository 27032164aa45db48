namespace TrialMatch.Domain.Capacity;

/// <summary>The state of a study's reservation at a trust.</summary>
public enum HoldState
{
    Unspecified = 0,

    /// <summary>Reserved while the study is being placed.</summary>
    Held = 1,

    /// <summary>Reserved for a placed study.</summary>
    Committed = 2,

    /// <summary>No longer reserved. Kept for a while, so that a delayed message cannot reserve again.</summary>
    Released = 3,

    /// <summary>
    /// Evicted by the trust, whose declared capacity fell. Its capacity is free. The entry is kept until the study, once notified, releases it.
    /// </summary>
    Evicted = 4,
}
