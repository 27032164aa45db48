using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps centres, trusts and their capacity.</summary>
internal static class Networks
{
    public static V1.Centre ToProto(this CentreNetwork network)
    {
        var proto = new V1.Centre
        {
            Name = ResourceNames.Of(network.Centre.Id),
            DisplayName = network.Centre.Name,
            Area = (V1.Area)(int)network.Centre.Area,
            HostTrust = ResourceNames.Of(network.Centre.HostTrust),
            PlanningDefault = network.IsPlanningDefault,
        };
        proto.Trusts.AddRange(network.Trusts.Select(ResourceNames.Of));
        return proto;
    }

    /// <param name="version">Counts the trust's declarations.</param>
    public static V1.Trust ToProto(this TrustProfile profile, long version)
    {
        var proto = new V1.Trust
        {
            Name = ResourceNames.Of(profile.Facts.Id),
            DisplayName = profile.Facts.Name,
            OrganisationNumber = profile.Facts.OrganisationNumber,
            Region = profile.Facts.Region.Value,
            City = profile.Facts.City,
            CatchmentPopulation = profile.Facts.CatchmentPopulation,
            StartUpMonths = profile.StartUpMonths,
            Etag = Etags.Of(version),
            ConsentSharePercent = profile.ConsentSharePercent,
            Costs = profile.Costs.ToProto(),
        };
        proto.Areas.AddRange(profile.OpenAreas.Select(area => (V1.Area)(int)area));
        proto.Capabilities.AddRange(profile.Capabilities.Select(capability => (V1.Capability)(int)capability));
        proto.Sites.AddRange(CentreAreas.All.Select(area => SiteOf(profile, area)));
        proto.EligiblePatients.AddRange(profile.Pools.Where(pool => pool.Pool.Kind == PoolKind.EligiblePatients).Select(EligibleOf));
        proto.Referrals.AddRange(profile.Referrals.Select(referral => new V1.Referral
        {
            ConditionGroup = EnumText.Of(referral.Group),
            TreatedAt = ResourceNames.Of(referral.TreatedAt),
            Percent = referral.Percent,
        }));
        proto.PlanningDefaultFigures.AddRange(Enum.GetValues<FigureGroup>()
            .Where(figures => figures != FigureGroup.Unspecified && profile.IsPlanningDefault(figures))
            .Select(figures => (V1.Trust.Types.Figure)(int)figures));
        proto.PlanningDefault = proto.PlanningDefaultFigures.Count > 0;
        return proto;
    }

    public static V1.SiteCosts ToProto(this SiteCosts costs) => new()
    {
        StartUpUnits = costs.StartUpUnits,
        UpkeepUnitsPerMonth = costs.UpkeepUnitsPerMonth,
        PatientUnits = costs.PatientUnits,
    };

    public static V1.Pool ToProto(this PoolCapacity capacity)
    {
        var proto = new V1.Pool
        {
            PoolId = capacity.Pool.Id.Value,
            ResearchPercent = capacity.ResearchPercent,
            PlanningDefault = capacity.IsPlanningDefault,
        };
        proto.Areas.AddRange(capacity.Pool.Areas.Select(area => (V1.Area)(int)area));
        proto.Months.AddRange(capacity.Months.Select((month, i) => ToProto(capacity.From + i, month)));
        return proto;
    }

    private static V1.TrustSite SiteOf(TrustProfile profile, Area area)
    {
        var proto = new V1.TrustSite
        {
            Area = (V1.Area)(int)area,
            Open = profile.OpenAreas.Contains(area),
            PlanningDefault = profile.IsPlanningDefault(FigureGroup.Networks) && !profile.DeclaredAreas.Contains(area),
        };
        proto.ClosedMonths.AddRange(profile.ClosedMonths.Where(closed => closed.Area == area).Select(closed => closed.Month.ToProto()));
        return proto;
    }

    private static V1.EligiblePatients EligibleOf(PoolDeclaration pool) => new()
    {
        PoolId = pool.Pool.Id.Value,
        PatientsPerYear = pool.Declared.ByMonthOfYear.Sum(),
        PlanningDefault = pool.IsPlanningDefault,
    };

    private static V1.PoolMonth ToProto(Month month, PoolCapacityMonth amounts) => new()
    {
        Month = month.ToProto(),
        Declared = amounts.Declared,
        Held = amounts.Held,
        Committed = amounts.Committed,
        Free = amounts.Free,
        PlanningDefault = amounts.IsPlanningDefault,
        ReservedPercent = amounts.ReservedPercent,
        KeptForWaiting = amounts.KeptForWaiting,
        Elsewhere = amounts.Elsewhere,
        KeptForResearch = amounts.KeptForResearch,
    };
}
