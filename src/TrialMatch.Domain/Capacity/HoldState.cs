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
}
