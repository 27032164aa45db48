using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A study's query to a trust that it considers as a site.</summary>
/// <param name="Area">The network under which the trust is considered.</param>
/// <param name="Group">The study's condition group; null where unknown.</param>
/// <param name="MonthCount">The number of months of capacity, from <paramref name="From"/> on.</param>
public sealed record SiteQuery(Area Area, ConditionGroup? Group, DemandProfile Demand, Month From, int MonthCount)
{
    /// <summary>The study's place in the waiting order; null: after all waiting studies.</summary>
    public WaitingOrder? Order { get; init; }

    /// <summary>Whether only children can take part in the study.</summary>
    public bool IsOfChildren { get; init; }

    /// <summary>The reservations of other studies that count as free.</summary>
    public CapacityView View { get; init; }
}
