namespace TrialMatch.Domain.Capacity;

/// <summary>The reservations of other studies that a calendar counts as free.</summary>
public enum CapacityView
{
    /// <summary>None: the capacity that is really free.</summary>
    AsItIs = 0,

    /// <summary>Holds: within weeks they are committed or released.</summary>
    AsIfHeldWereFree = 1,

    /// <summary>Holds and commitments: an empty calendar. What is promised outside TrialMatch stays taken: no study can free it.</summary>
    AsIfAllWereFree = 2,
}
