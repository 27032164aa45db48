using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The units that a trust has promised outside TrialMatch, summed by pool and month over its other commitments.</summary>
/// <param name="OwnInitiated">What its own research takes, each pool once.</param>
/// <param name="RunningElsewhere">What the studies take that run there otherwise, each pool once.</param>
public sealed record PromisedElsewhere(ImmutableArray<PoolTake> OwnInitiated, ImmutableArray<PoolTake> RunningElsewhere)
{
    public static PromisedElsewhere Nothing { get; } = new([], []);

    public static PromisedElsewhere Of(ImmutableArray<OtherCommitment> commitments) => commitments.IsEmpty
        ? Nothing
        : new(SumOf(commitments, OtherCommitmentKind.OwnInitiated), SumOf(commitments, OtherCommitmentKind.RunningElsewhere));

    /// <summary>The pools and months from which something is taken.</summary>
    public IEnumerable<(PoolId Pool, Month Month)> Places => OwnInitiated.Concat(RunningElsewhere).SelectMany(take => take.Places).Distinct();

    /// <summary>Returns the units promised of the pool in the month.</summary>
    public long AmountIn(PoolId pool, Month month) => OwnInitiatedIn(pool, month) + PoolTake.AmountIn(RunningElsewhere, pool, month);

    /// <summary>Returns the units that the trust's own research takes from the pool in the month.</summary>
    public long OwnInitiatedIn(PoolId pool, Month month) => PoolTake.AmountIn(OwnInitiated, pool, month);

    /// <summary>Returns whether anything is promised of the pool in these months.</summary>
    public bool Reaches(PoolId pool, Month from, int months) => Reaches(OwnInitiated, pool, from, months) || Reaches(RunningElsewhere, pool, from, months);

    private static bool Reaches(ImmutableArray<PoolTake> takes, PoolId pool, Month from, int months)
    {
        foreach (var take in takes)
        {
            if (take.Pool == pool)
            {
                return take.From < from + months && from < take.From + take.Amounts.Length;
            }
        }

        return false;
    }

    private static ImmutableArray<PoolTake> SumOf(ImmutableArray<OtherCommitment> commitments, OtherCommitmentKind kind) =>
    [
        .. commitments.Where(commitment => commitment.Kind == kind)
            .SelectMany(commitment => commitment.Takes)
            .GroupBy(take => take.Pool)
            .OrderBy(takes => takes.Key.Value, StringComparer.Ordinal)
            .Select(takes => SumOf(takes.Key, [.. takes])),
    ];

    private static PoolTake SumOf(PoolId pool, ImmutableArray<PoolTake> takes)
    {
        var first = takes.Min(take => take.From);
        var sums = new long[takes.Max(take => take.From + take.Amounts.Length) - first];
        foreach (var take in takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                sums[take.From + i - first] += take.Amounts[i];
            }
        }

        // No pool has as much as that, so a sum that is cut is refused all the same.
        return new PoolTake(pool, first, [.. sums.Select(sum => (int)Math.Min(sum, int.MaxValue))]);
    }
}
