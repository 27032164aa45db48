using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>
/// A kind of capacity of one or more trusts. Amounts are quantities that each trust has by itself, so they add up over trusts: those of the nation
/// over all trusts, not over regions (R9). Eligible patients are left out: their small numbers would follow from sums (R8), and each trust's stand in
/// its own capacity.
/// </summary>
/// <param name="From">The first month.</param>
public sealed record CapacityIndicator(PoolKind Kind, Month From, ImmutableArray<CapacityIndicatorMonth> Months)
{
    public const string Definition =
        "What the trusts declare of a kind of capacity, what of it is committed to studies placed through TrialMatch, held for studies that are asked for, promised to "
        + "the trusts' own research and to studies that run outside TrialMatch, and free; what open inquiries are expected to take; and how many pools have nothing free. "
        + "Pools for all areas and for some are added up.";

    public const string Source = "The trusts' declarations and ledgers in this system, and their other commitments as they entered them, at the time of the call.";

    public static ImmutableArray<string> Caveats { get; } =
    [
        "Pools whose declaration is a planning default are guesses that their trust has not replaced.",
        "What trusts have promised outside TrialMatch counts as far as they entered it.",
        "The pipeline is of inquiries through TrialMatch only, and nothing is held for it.",
        "What is free in sum may not be free to a study: pools serve some areas or all, and a part may be kept for a trust's own research.",
        "Eligible patients are not added up: small numbers would follow from sums.",
    ];

    /// <returns>Each kind that a trust has a pool of, in order.</returns>
    public static ImmutableArray<CapacityIndicator> Of(IEnumerable<TrustPipeline> trusts) =>
    [
        .. trusts.SelectMany(trust => trust.Pools)
            .Where(pool => pool.Capacity.Pool.Kind != PoolKind.EligiblePatients)
            .GroupBy(pool => pool.Capacity.Pool.Kind)
            .OrderBy(kind => kind.Key)
            .Select(kind => Of(kind.Key, [.. kind])),
    ];

    private static CapacityIndicator Of(PoolKind kind, IReadOnlyList<PipelinePool> pools) => new(
        kind,
        pools[0].Capacity.From,
        [.. Enumerable.Range(0, pools[0].Months.Length).Select(month => MonthOf([.. pools.Select(pool => (pool.Capacity.Months[month], pool.Months[month].Expected))]))]);

    private static CapacityIndicatorMonth MonthOf(IReadOnlyList<(PoolCapacityMonth Capacity, double Expected)> pools)
    {
        var declared = pools.Where(pool => pool.Capacity.Declared > 0).ToList();
        return new CapacityIndicatorMonth(
            pools.Sum(pool => pool.Capacity.Declared),
            pools.Sum(pool => pool.Capacity.Committed),
            pools.Sum(pool => pool.Capacity.Held),
            pools.Sum(pool => pool.Capacity.OwnInitiated),
            pools.Sum(pool => pool.Capacity.Elsewhere - pool.Capacity.OwnInitiated),
            pools.Sum(pool => pool.Capacity.KeptForResearch),
            pools.Sum(pool => pool.Capacity.Free),
            pools.Sum(pool => pool.Expected),
            declared.Count,
            declared.Count(pool => pool.Capacity.Free <= 0),
            declared.Count(pool => pool.Capacity.IsPlanningDefault));
    }
}
