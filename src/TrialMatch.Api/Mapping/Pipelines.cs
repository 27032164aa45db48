using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what open inquiries would take.</summary>
internal static class Pipelines
{
    public static V1.TrustPipeline ToProto(this TrustPipeline pipeline, TrustId trust)
    {
        var proto = new V1.TrustPipeline
        {
            Name = ResourceNames.Of(trust),
            OpenInquiries = pipeline.Inquiries,
            ConversionProbability = pipeline.Conversions.Probability,
            PlanningDefault = pipeline.Conversions.IsPlanningDefault,
            EndedInquiries = pipeline.Conversions.Ended,
            PlacedInquiries = pipeline.Conversions.Placed,
        };
        proto.Pools.AddRange(pipeline.Pools.Select(ToProto));
        return proto;
    }

    public static V1.SiteCrowding ToProto(TrustId trust, Crowding crowding) =>
        new() { Trust = ResourceNames.Of(trust), Band = (V1.SiteCrowding.Types.Band)(int)crowding };

    private static V1.PipelinePool ToProto(PipelinePool pool)
    {
        var proto = new V1.PipelinePool { Pool = pool.Capacity.ToProto() };
        proto.Months.AddRange(pool.Months.Select((month, index) => new V1.PipelineMonth
        {
            Month = (pool.Capacity.From + index).ToProto(),
            Expected = month.Expected,
            OverloadProbability = month.OverloadProbability,
        }));
        return proto;
    }
}
