using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>An other commitment as its trust enters it. It replaces the earlier one of the same id from the present month on.</summary>
/// <param name="Months">What it takes; each month of a pool at most once.</param>
/// <param name="Row">Its first row in the imported file; 0 where it does not come from a file.</param>
public sealed record StatedCommitment(
    OtherCommitmentId Id, string Label, string Field, OtherCommitmentKind Kind, ImmutableArray<DeclaredRange> Months, int Row = 0)
{
    /// <summary>
    /// Returns the other commitments after a change. Of one that is replaced, the months that are over stay as they were; months long past are
    /// dropped.
    /// </summary>
    public static ImmutableArray<OtherCommitment> ApplyTo(
        ImmutableArray<OtherCommitment> standing, ImmutableArray<StatedCommitment> stated, ImmutableArray<OtherCommitmentId> ended, Month thisMonth)
    {
        var commitments = standing.Where(commitment => !ended.Contains(commitment.Id)).ToDictionary(commitment => commitment.Id);
        foreach (var each in stated)
        {
            var before = commitments.GetValueOrDefault(each.Id)?.Takes ?? [];
            commitments[each.Id] = new OtherCommitment(each.Id, each.Label.Trim(), each.Field.Trim(), each.Kind, each.TakesBeside(before, thisMonth));
        }

        return
        [
            .. commitments.Values.Select(commitment => commitment with { Takes = TakesOf(AmountsIn(commitment.Takes), thisMonth - TrustLimits.MonthsBack) })
                .Where(commitment => !commitment.Takes.IsEmpty)
                .OrderBy(commitment => commitment.Id.Value, StringComparer.Ordinal),
        ];
    }

    private ImmutableArray<PoolTake> TakesBeside(ImmutableArray<PoolTake> before, Month thisMonth)
    {
        var stated = from range in Months
                     from i in Enumerable.Range(0, range.Last - range.First + 1)
                     select (range.Pool, Month: range.First + i, range.Amount);
        return TakesOf([.. AmountsIn(before).Where(each => each.Month < thisMonth), .. stated], thisMonth - TrustLimits.MonthsBack);
    }

    private static IEnumerable<(PoolId Pool, Month Month, int Amount)> AmountsIn(ImmutableArray<PoolTake> takes) =>
        from take in takes
        from i in Enumerable.Range(0, take.Amounts.Length)
        select (take.Pool, take.From + i, take.Amounts[i]);

    /// <summary>Returns one take for each pool, from its first to its last month with an amount.</summary>
    private static ImmutableArray<PoolTake> TakesOf(IEnumerable<(PoolId Pool, Month Month, int Amount)> amounts, Month earliest) =>
    [
        .. amounts.Where(each => each.Amount > 0 && each.Month >= earliest)
            .GroupBy(each => each.Pool)
            .OrderBy(pool => pool.Key.Value, StringComparer.Ordinal)
            .Select(pool => TakeOf(pool.Key, pool.ToDictionary(each => each.Month, each => each.Amount))),
    ];

    private static PoolTake TakeOf(PoolId pool, Dictionary<Month, int> amounts)
    {
        var first = amounts.Keys.Min();
        return new PoolTake(pool, first, [.. Enumerable.Range(0, amounts.Keys.Max() - first + 1).Select(i => amounts.GetValueOrDefault(first + i))]);
    }
}
