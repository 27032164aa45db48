namespace TrialMatch.Domain.Studies;

/// <summary>How a history breaks.</summary>
public enum HistoryBreakKind
{
    Unspecified = 0,

    /// <summary>The entry's version does not follow the one before it: an entry was removed, added or moved.</summary>
    OutOfOrder = 1,

    /// <summary>The entry has no hash although one before it has.</summary>
    HashMissing = 2,

    /// <summary>The entry's hash does not follow from its content and the entries before it: one of them was changed.</summary>
    HashWrong = 3,

    /// <summary>The history ends before the head that is kept apart: its end was cut off.</summary>
    Truncated = 4,

    /// <summary>The history goes on beyond the head that is kept apart.</summary>
    BeyondHead = 5,

    /// <summary>The head that is kept apart has another hash at its version: the chain was computed anew.</summary>
    HeadDiffers = 6,

    /// <summary>The history is chained, but no head is kept apart.</summary>
    HeadMissing = 7,

    /// <summary>What is stored cannot be read as a history.</summary>
    Unreadable = 8,
}
