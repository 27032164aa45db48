using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// What another declaration means for what is reserved (R1). Below what is committed it cannot stand; below what is held and
/// committed the newest holds give way until it fits.
/// </summary>
/// <param name="BelowCommitted">What is committed beyond the declaration; where there is any, the declaration is refused.</param>
/// <param name="Evicted">Holds that must go before it stands, the newest first.</param>
public sealed record CapacityDeclaration(ImmutableArray<CommittedBeyond> BelowCommitted, ImmutableArray<Hold> Evicted)
{
    /// <summary>Weighs a declaration against the ledger; nothing is changed.</summary>
    /// <remarks>
    /// Only months in which less is declared than before count: a pool may be over-full already, where a declaration was lost,
    /// and raising it must not be refused for that.
    /// </remarks>
    /// <param name="thisMonth">Months that are over by then are not weighed: nothing can be promised in them any more.</param>
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

    /// <summary>A month of a pool in which less would be declared than is reserved.</summary>
    private sealed record TightMonth(long Declared, long Committed)
    {
        public long Excess { get; set; }
    }
}

/// <summary>What a study has committed in a month in which less would be declared than is committed.</summary>
/// <param name="Amount">What the study itself has committed.</param>
/// <param name="Committed">What all studies together have committed.</param>
/// <param name="Declared">What would be declared.</param>
public sealed record CommittedBeyond(
    StudyId Study, PoolId Pool, Month Month, long Amount, long Committed, long Declared);
