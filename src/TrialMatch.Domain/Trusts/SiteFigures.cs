using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Numerics.Fitting;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's figures for a study that considers it as a site.</summary>
/// <param name="Demand">The study's demand, mapped to the trust's pools.</param>
/// <param name="Pools">What may be promised of the pools of the demand, each once, all over the same months.</param>
public sealed record SiteFigures(
    TrustProfile Profile, Area Area, ResolvedDemand Demand, ImmutableArray<PoolCalendar> Pools)
{
    /// <summary>The trust's recruitment to studies of the area and condition group.</summary>
    public SiteRecord Record { get; init; } = SiteRecord.None;

    /// <summary>Whether the trust's stored state cannot be read. The other figures then come from its planning defaults.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The pools with an empty calendar: nothing is reserved.</summary>
    public ImmutableArray<FreeCapacity> DeclaredPools() => [.. Pools.Select(Profile.PromisableOnEmpty)];

    /// <summary>Returns the figures for the first of the areas in which the trust takes part; null where it takes part in none.</summary>
    /// <param name="openIn">The areas to try; empty for the query's area, whether or not it takes part there.</param>
    public static SiteFigures? From(
        TrustProfile profile,
        Ledger ledger,
        IReadOnlyCollection<RecruitmentEntry> recruitment,
        SiteQuery query,
        ImmutableArray<Area> openIn)
    {
        if (openIn.IsEmpty)
        {
            return From(profile, ledger, recruitment, query);
        }

        foreach (var area in openIn)
        {
            if (profile.TakesPartIn(area, query.Group, query.IsOfChildren))
            {
                return From(profile, ledger, recruitment, query.Area == area ? query : query with { Area = area });
            }
        }

        return null;
    }

    /// <summary>Returns the figures from the trust's profile, ledger and recruitment.</summary>
    /// <param name="recruitment">The trust's recruitment entries, one for each study.</param>
    public static SiteFigures From(
        TrustProfile profile, Ledger ledger, IReadOnlyCollection<RecruitmentEntry> recruitment, SiteQuery query)
    {
        var demand = profile.Resolve(query.Demand, query.Area, query.Group);
        return new SiteFigures(profile, query.Area, demand, CalendarsOf(demand, profile, ledger, query))
        {
            Record = SiteRecord.Of(recruitment, query.Area, query.Group),
        };
    }

    private static ImmutableArray<PoolCalendar> CalendarsOf(ResolvedDemand demand, TrustProfile profile, Ledger ledger, SiteQuery query)
    {
        var pools = demand.Pools();
        var calendars = new PoolCalendar[pools.Length];
        for (var i = 0; i < calendars.Length; i++)
        {
            calendars[i] = profile.PromisableOf(ledger.CalendarOf(pools[i], query.From, query.MonthCount, query.Order, query.View));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(calendars);
    }
}
