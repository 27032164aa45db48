using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Grains.Abstractions.Centres;

namespace TrialMatch.Api.Mapping;

/// <summary>Centres, trusts and their capacity.</summary>
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

    public static V1.Trust ToProto(this TrustProfile profile)
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
            PlanningDefault = profile.DefaultFigures.Count > 0 || profile.Pools.Any(pool => pool.IsPlanningDefault),
        };
        proto.Areas.AddRange(profile.OpenAreas.Select(area => (V1.Area)(int)area));
        proto.Capabilities.AddRange(profile.Capabilities.Select(capability => (V1.Capability)(int)capability));
        return proto;
    }

    public static V1.Pool ToProto(this PoolCapacity capacity)
    {
        var proto = new V1.Pool
        {
            PoolId = capacity.Pool.Id.Value,
            PlanningDefault = capacity.IsPlanningDefault,
        };
        proto.Areas.AddRange(capacity.Pool.Areas.Select(area => (V1.Area)(int)area));
        proto.Months.AddRange(capacity.Months.Select((month, i) => ToProto(capacity.From + i, month)));
        return proto;
    }

    private static V1.PoolMonth ToProto(Month month, PoolCapacityMonth amounts) => new()
    {
        Month = month.ToProto(),
        Declared = amounts.Declared,
        Held = amounts.Held,
        Committed = amounts.Committed,
        Free = amounts.Free,
    };
}
