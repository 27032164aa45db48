using System.Collections.Immutable;

namespace TrialMatch.Domain.Capacity;

/// <summary>The ledger's answer to a reservation or a revision.</summary>
/// <param name="Status">Whether it succeeded.</param>
/// <param name="Shortfalls">The pools and months without enough capacity; empty unless that is the reason for refusal.</param>
public sealed record ReserveOutcome(ReserveStatus Status, ImmutableArray<PoolShortfall> Shortfalls)
{
    public static ReserveOutcome Made { get; } = new(ReserveStatus.Made, []);

    public static ReserveOutcome Repeated { get; } = new(ReserveStatus.Repeated, []);

    public static ReserveOutcome Overtaken { get; } = new(ReserveStatus.Overtaken, []);

    public static ReserveOutcome Lost { get; } = new(ReserveStatus.Lost, []);

    /// <summary>Whether the requested capacity is reserved now.</summary>
    public bool IsHeld => Status is ReserveStatus.Made or ReserveStatus.Repeated;
}

/// <summary>The kinds of answers to a reservation or a revision.</summary>
public enum ReserveStatus
{
    Unspecified = 0,

    /// <summary>The capacity was reserved.</summary>
    Made = 1,

    /// <summary>The same request reserved it before; nothing changed.</summary>
    Repeated = 2,

    /// <summary>Too little capacity is free; nothing changed.</summary>
    Short = 3,

    /// <summary>A later message of the study arrived first; nothing changed.</summary>
    Overtaken = 4,

    /// <summary>The hold no longer exists; nothing changed.</summary>
    Lost = 5,
}
