using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Placement;

/// <summary>What a trust answers to a study that considers it.</summary>
/// <param name="Demand">The study's demand in terms of the trust's pools.</param>
/// <param name="Pools">The pools of the demand, each once, all over the same months.</param>
public sealed record SiteFigures(
    TrustProfile Profile, Area Area, ResolvedDemand Demand, ImmutableArray<PoolCalendar> Pools)
{
    /// <summary>The figures that the trust's profile and ledger give.</summary>
    public static SiteFigures From(TrustProfile profile, Ledger ledger, SiteQuery query)
    {
        var demand = profile.Resolve(query.Demand, query.Area, query.Group);
        var pools = demand.PerPatient.Concat(demand.PerSite)
            .Select(taken => taken.Pool)
            .Distinct()
            .Select(pool => ledger.CalendarOf(pool, query.From, query.MonthCount));
        return new SiteFigures(profile, query.Area, demand, [.. pools]);
    }
}
