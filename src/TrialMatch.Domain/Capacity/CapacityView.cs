namespace TrialMatch.Domain.Capacity;

/// <summary>What of others' reservations a calendar counts as free.</summary>
public enum CapacityView
{
    /// <summary>Nothing: what is free is free.</summary>
    AsItIs = 0,

    /// <summary>What is held: it is committed, or comes free, within weeks.</summary>
    AsIfHeldWereFree = 1,

    /// <summary>What is held and committed: what could be hoped for if running studies ended early.</summary>
    AsIfAllWereFree = 2,
}
