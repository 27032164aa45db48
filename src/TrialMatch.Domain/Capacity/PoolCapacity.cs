using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool's declared, held, committed and elsewhere promised capacity over a number of months.</summary>
/// <param name="IsPlanningDefault">Whether any month's declaration is a planning default.</param>
public sealed record PoolCapacity(Pool Pool, bool IsPlanningDefault, Month From, ImmutableArray<PoolCapacityMonth> Months)
{
    /// <summary>The percentage of what is declared that the trust keeps for its own research.</summary>
    public int ResearchPercent { get; init; }
}

/// <summary>A month of a pool. Held, committed and elsewhere together never exceed declared.</summary>
/// <param name="KeptForWaiting">The free units that are kept for studies that have waited long; later studies do not get them.</param>
/// <param name="IsPlanningDefault">Whether the declared amount is a planning default rather than the trust's own figure.</param>
public sealed record PoolCapacityMonth(long Declared, long Held, long Committed, long KeptForWaiting, bool IsPlanningDefault = false)
{
    private const int Percent = 100;

    /// <summary>The units promised outside TrialMatch.</summary>
    public long Elsewhere { get; init; }

    /// <summary>Of <see cref="Elsewhere"/>, what the trust's own research takes; 0 in what a server told that did not tell it apart.</summary>
    public long OwnInitiated { get; init; }

    /// <summary>The free units that are kept for the trust's own research; studies do not get them.</summary>
    public long KeptForResearch { get; init; }

    public long Free => Declared - Held - Committed - Elsewhere;

    /// <summary>Held, committed and elsewhere together as a percentage of declared, rounded up; 0 where nothing is declared or reserved.</summary>
    public int ReservedPercent => Declared <= 0 ? 0 : (int)(((Percent * (Held + Committed + Elsewhere)) + Declared - 1) / Declared);
}
