using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// The effect of a new declaration on existing reservations (R1). A declaration below what is committed is refused. One below what is held and
/// committed evicts the newest holds until it fits.
/// </summary>
/// <param name="BelowCommitted">The commitments beyond the declaration; where there are any, the declaration is refused.</param>
/// <param name="Evicted">The holds to evict before the declaration takes effect, the newest first.</param>
public sealed record CapacityDeclaration(ImmutableArray<CommittedBeyond> BelowCommitted, ImmutableArray<Hold> Evicted)
{
    /// <summary>Compares a declaration with the ledger and changes nothing.</summary>
    /// <remarks>
    /// Only months in which less is declared than before count. A pool may already be over capacity, because a declaration was lost, and that must
    /// not prevent a higher declaration.
    /// </remarks>
    /// <param name="thisMonth">The present month. Earlier months are ignored: nothing can be promised in them any more.</param>
    public static CapacityDeclaration Decide(Ledger ledger, IDeclaredCapacity before, IDeclaredCapacity after, Month thisMonth)
    {
        var reserved = ledger.Holds.Values.Where(hold => hold.IsReserved).ToList();
        var tight = TightMonths(ledger, reserved, before, after, thisMonth);
        var beyond = reserved.Where(hold => hold.State == HoldState.Committed)
            .SelectMany(hold => CommittedBeyondOf(hold, tight))
            .OrderBy(found => found.Month)
            .ThenBy(found => found.Pool.Value, StringComparer.Ordinal)
            .ThenBy(found => found.Study.Value, StringComparer.Ordinal);
        ImmutableArray<CommittedBeyond> belowCommitted = [.. beyond];
        return new CapacityDeclaration(belowCommitted, belowCommitted.IsEmpty ? Evictions(reserved, tight) : []);
    }

    private static Dictionary<(PoolId Pool, Month Month), TightMonth> TightMonths(
        Ledger ledger, List<Hold> reserved, IDeclaredCapacity before, IDeclaredCapacity after, Month thisMonth)
    {
        var tight = new Dictionary<(PoolId Pool, Month Month), TightMonth>();
        foreach (var (pool, month) in reserved.SelectMany(MonthsOf).Where(place => place.Month >= thisMonth).Distinct())
        {
            var declared = after.DeclaredIn(pool, month);
            var committed = ledger.CommittedIn(pool, month);
            var excess = ledger.HeldIn(pool, month) + committed - declared;
            if (excess > 0 && declared < before.DeclaredIn(pool, month))
            {
                tight[(pool, month)] = new TightMonth(declared, committed) { Excess = excess };
            }
        }

        return tight;
    }

    private static IEnumerable<CommittedBeyond> CommittedBeyondOf(Hold hold, Dictionary<(PoolId Pool, Month Month), TightMonth> tight) =>
        from place in MonthsOf(hold)
        let month = tight.GetValueOrDefault(place)
        where month is not null && month.Committed > month.Declared
        select new CommittedBeyond(
            hold.Study, place.Pool, place.Month, hold.AmountIn(place.Pool, place.Month), month.Committed, month.Declared);

    private static ImmutableArray<Hold> Evictions(List<Hold> reserved, Dictionary<(PoolId Pool, Month Month), TightMonth> tight)
    {
        var evicted = ImmutableArray.CreateBuilder<Hold>();
        var newestFirst = reserved.Where(hold => hold.State == HoldState.Held)
            .OrderByDescending(hold => hold.HeldSince)
            .ThenByDescending(hold => hold.Study.Value, StringComparer.Ordinal);
        foreach (var hold in newestFirst)
        {
            if (!MonthsOf(hold).Any(place => tight.GetValueOrDefault(place) is { Excess: > 0 }))
            {
                continue;
            }

            evicted.Add(hold);
            foreach (var place in MonthsOf(hold))
            {
                if (tight.TryGetValue(place, out var month))
                {
                    month.Excess -= hold.AmountIn(place.Pool, place.Month);
                }
            }
        }

        return evicted.ToImmutable();
    }

    private static IEnumerable<(PoolId Pool, Month Month)> MonthsOf(Hold hold) =>
        from take in hold.Takes
        from i in Enumerable.Range(0, take.Amounts.Length)
        where take.Amounts[i] > 0
        select (take.Pool, take.From + i);

    /// <summary>A month of a pool in which the declaration is below what is reserved.</summary>
    private sealed record TightMonth(long Declared, long Committed)
    {
        public long Excess { get; set; }
    }
}

/// <summary>A study's commitment in a month in which the declaration is below what is committed.</summary>
/// <param name="Amount">The units that the study has committed.</param>
/// <param name="Committed">The units that all studies have committed.</param>
/// <param name="Declared">The units of the new declaration.</param>
public sealed record CommittedBeyond(
    StudyId Study, PoolId Pool, Month Month, long Amount, long Committed, long Declared);
