using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A change of a pool's declared amount in consecutive months.</summary>
/// <param name="Before">The amount declared in each month before, in the pool's unit.</param>
/// <param name="After">The amount declared in each month afterwards.</param>
public sealed record AmountChange(PoolId Pool, Month First, Month Last, long Before, long After)
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// Returns the amounts that a change affects, by pool and month. For eligible patients, declared per year, it returns the twelve months from the
    /// present one.
    /// </summary>
    public static ImmutableArray<AmountChange> Between(IDeclaredCapacity before, IDeclaredCapacity after, TrustChange change, Month thisMonth)
    {
        var declared = change.Declarations.SelectMany(range => MonthsOf(range.Pool, range.First, range.Last));
        var eligible = change.EligiblePatients.SelectMany(each => MonthsOf(each.Pool, thisMonth, thisMonth + (MonthsOfYear - 1)));
        var runs = ImmutableArray.CreateBuilder<AmountChange>();
        foreach (var (pool, month) in declared.Concat(eligible).Distinct().OrderBy(each => each.Pool.Value, StringComparer.Ordinal).ThenBy(each => each.Month))
        {
            var only = new AmountChange(pool, month, month, before.DeclaredIn(pool, month), after.DeclaredIn(pool, month));
            if (only.Before == only.After)
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1] is var run && run with { Last = month } == only with { First = run.First } && run.Last + 1 == month)
            {
                runs[^1] = run with { Last = month };
            }
            else
            {
                runs.Add(only);
            }
        }

        return runs.ToImmutable();
    }

    private static IEnumerable<(PoolId Pool, Month Month)> MonthsOf(PoolId pool, Month first, Month last) =>
        Enumerable.Range(0, last - first + 1).Select(i => (pool, first + i));
}
