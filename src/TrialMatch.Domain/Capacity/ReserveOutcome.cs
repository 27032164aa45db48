using System.Collections.Immutable;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a ledger answers to a reservation or a revision.</summary>
/// <param name="Status">Whether it was made.</param>
/// <param name="Shortfalls">Where capacity fell short; empty unless refused for that.</param>
public sealed record ReserveOutcome(ReserveStatus Status, ImmutableArray<Shortfall> Shortfalls)
{
    public static ReserveOutcome Made { get; } = new(ReserveStatus.Made, []);

    public static ReserveOutcome Repeated { get; } = new(ReserveStatus.Repeated, []);

    public static ReserveOutcome Overtaken { get; } = new(ReserveStatus.Overtaken, []);

    public static ReserveOutcome Lost { get; } = new(ReserveStatus.Lost, []);

    /// <summary>Whether the capacity asked for is reserved now.</summary>
    public bool IsHeld => Status is ReserveStatus.Made or ReserveStatus.Repeated;
}

/// <summary>The kinds of answer to a reservation or a revision.</summary>
public enum ReserveStatus
{
    Unspecified = 0,

    /// <summary>The capacity is reserved now.</summary>
    Made = 1,

    /// <summary>It was reserved before by the same request; nothing changed.</summary>
    Repeated = 2,

    /// <summary>Too little is free; nothing changed.</summary>
    Short = 3,

    /// <summary>A later message of the study came first; nothing changed.</summary>
    Overtaken = 4,

    /// <summary>What was held is no longer there; nothing changed.</summary>
    Lost = 5,
}
