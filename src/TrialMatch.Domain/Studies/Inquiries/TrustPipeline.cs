using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Numerics.Overload;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>What open inquiries would take of a trust's pools, month by month, beside what is promised.</summary>
/// <param name="Inquiries">The number of open inquiries that would be placed at the trust.</param>
/// <param name="Conversions">The record behind the probability that each becomes a placement.</param>
public sealed record TrustPipeline(int Inquiries, ConversionRecord Conversions, ImmutableArray<PipelinePool> Pools)
{
    private const double LeastMedium = 0.1;
    private const double LeastHigh = 0.5;

    /// <summary>
    /// Returns the pipeline. Inquiries are taken to become placements independently of each other, each with the same probability, and to take then what
    /// their latest plan has them take.
    /// </summary>
    /// <param name="capacity">The pools of the trust, with what is declared and promised.</param>
    /// <param name="certain">A placement that is taken as certain, beside the inquiries; null for none.</param>
    public static TrustPipeline Of(
        IReadOnlyList<PoolCapacity> capacity, IReadOnlyList<PipelineTake> inquiries, ConversionRecord conversions, PipelineTake? certain = null) => new(
        inquiries.Count,
        conversions,
        [
            .. capacity.Select(pool => new PipelinePool(
                pool,
                [.. pool.Months.Select((month, index) => MonthOf(pool.Pool.Id, pool.From + index, month, inquiries, conversions.Probability, certain))])),
        ]);

    /// <summary>The band of the highest probability of overload in any pool and month. Where the bands end is a choice.</summary>
    public Crowding Crowding => Pools.SelectMany(pool => pool.Months).Select(month => month.OverloadProbability).DefaultIfEmpty().Max() switch
    {
        < LeastMedium => Crowding.Low,
        < LeastHigh => Crowding.Medium,
        _ => Crowding.High,
    };

    private static PipelineMonth MonthOf(
        PoolId pool, Month month, PoolCapacityMonth capacity, IReadOnlyList<PipelineTake> inquiries, double probability, PipelineTake? certain)
    {
        UncertainAmount[] amounts =
        [
            .. inquiries.Select(inquiry => new UncertainAmount(inquiry.AmountIn(pool, month), probability)).Where(taken => taken.Amount > 0),
        ];
        var taken = certain?.AmountIn(pool, month) ?? 0;
        var free = capacity.Free - capacity.KeptForResearch - taken;
        var overload = amounts.Length == 0 && taken == 0 ? 0 : OverloadProbability.Of(amounts, free);
        return new PipelineMonth(amounts.Sum(uncertain => uncertain.Amount * uncertain.Probability), overload);
    }
}
