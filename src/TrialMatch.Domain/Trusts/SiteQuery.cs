using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>What a study asks a trust about itself.</summary>
/// <param name="Area">The network under which the trust is considered.</param>
/// <param name="Group">Whose patients the study wants; null where that is not known.</param>
/// <param name="MonthCount">How many months of capacity from <paramref name="From"/> on.</param>
public sealed record SiteQuery(Area Area, ConditionGroup? Group, DemandProfile Demand, Month From, int MonthCount)
{
    /// <summary>The study's turn among those that want the same; null comes after all who wait.</summary>
    public WaitingOrder? Order { get; init; }

    /// <summary>What of others' reservations counts as free.</summary>
    public CapacityView View { get; init; }
}
