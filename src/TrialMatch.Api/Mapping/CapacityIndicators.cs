using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Indicators;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps capacity that is added up over trusts.</summary>
internal static class CapacityIndicators
{
    public static V1.CapacityIndicator ToProto(this CapacityIndicator capacity) => new()
    {
        PoolId = PoolIds.Of(capacity.Kind).Value,
        Months = { capacity.Months.Select((amounts, month) => ToProto(capacity.From + month, amounts)) },
        FullPoolMonths = capacity.Months.Sum(month => month.FullPools),
        PoolMonths = capacity.Months.Sum(month => month.Pools),
    };

    private static V1.CapacityIndicatorMonth ToProto(Month month, CapacityIndicatorMonth amounts) => new()
    {
        Month = month.FirstDay.ToProto(),
        Declared = amounts.Declared,
        Committed = amounts.Committed,
        Held = amounts.Held,
        OwnResearch = amounts.OwnResearch,
        RunningElsewhere = amounts.RunningElsewhere,
        KeptForResearch = amounts.KeptForResearch,
        Free = amounts.Free,
        Pipeline = amounts.Pipeline,
        Pools = amounts.Pools,
        FullPools = amounts.FullPools,
        PlanningDefaultPools = amounts.PlanningDefaultPools,
    };
}
