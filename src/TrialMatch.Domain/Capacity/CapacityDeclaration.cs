using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// The effect of a new declaration, or of more that is promised elsewhere, on what is promised already (R1). What would leave less than is
/// committed is refused. What would leave less than is held and committed evicts the newest holds until it fits.
/// </summary>
/// <param name="BelowCommitted">The studies' commitments in the overfull months.</param>
/// <param name="Evicted">The holds to evict before the declaration takes effect, the newest first.</param>
public sealed record CapacityDeclaration(ImmutableArray<CommittedBeyond> BelowCommitted, ImmutableArray<Hold> Evicted)
{
    /// <summary>The months in which too much would be promised, in order; where there are any, the declaration is refused.</summary>
    public ImmutableArray<OverfullMonth> Overfull { get; init; } = [];

    /// <summary>Compares a declaration with the ledger and changes nothing.</summary>
    /// <remarks>
    /// Only months that have less room than before count. A pool may already be over capacity, because a declaration was lost, and that must
    /// not prevent a higher declaration.
    /// </remarks>
    /// <param name="thisMonth">The present month. Earlier months are ignored: nothing can be promised in them any more.</param>
    public static CapacityDeclaration Decide(Ledger ledger, IDeclaredCapacity before, IDeclaredCapacity after, Month thisMonth)
    {
        var reserved = ledger.Holds.Values.Where(hold => hold.IsReserved).ToList();
        var tight = TightMonths(ledger, reserved, before, after, thisMonth);
        ImmutableArray<OverfullMonth> overfull =
        [
            .. tight.Where(each => each.Value.Committed > each.Value.Room)
                .Select(each => new OverfullMonth(
                    each.Key.Pool,
                    each.Key.Month,
                    after.DeclaredIn(each.Key.Pool, each.Key.Month),
                    each.Value.Committed,
                    after.Elsewhere.AmountIn(each.Key.Pool, each.Key.Month),
                    after.DeclaredIn(each.Key.Pool, each.Key.Month) < before.DeclaredIn(each.Key.Pool, each.Key.Month)))
                .OrderBy(found => found.Month)
                .ThenBy(found => found.Pool.Value, StringComparer.Ordinal),
        ];
        var beyond = from hold in reserved
                     where hold.State == HoldState.Committed
                     from month in overfull
                     where hold.AmountIn(month.Pool, month.Month) > 0
                     orderby month.Month, month.Pool.Value, hold.Study.Value
                     select new CommittedBeyond(
                         hold.Study, month.Pool, month.Month, hold.AmountIn(month.Pool, month.Month), month.Committed, month.Declared);
        return new CapacityDeclaration([.. beyond], overfull.IsEmpty ? Evictions(reserved, tight) : []) { Overfull = overfull };
    }

    private static Dictionary<(PoolId Pool, Month Month), TightMonth> TightMonths(
        Ledger ledger, List<Hold> reserved, IDeclaredCapacity before, IDeclaredCapacity after, Month thisMonth)
    {
        var tight = new Dictionary<(PoolId Pool, Month Month), TightMonth>();
        var places = reserved.SelectMany(MonthsOf).Concat(after.Elsewhere.Places).Where(place => place.Month >= thisMonth);
        foreach (var (pool, month) in places.Distinct())
        {
            var room = after.RoomIn(pool, month);
            var committed = ledger.CommittedIn(pool, month);
            var excess = ledger.HeldIn(pool, month) + committed - room;
            if (excess > 0 && room < before.RoomIn(pool, month))
            {
                tight[(pool, month)] = new TightMonth(room, committed) { Excess = excess };
            }
        }

        return tight;
    }

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

    private static IEnumerable<(PoolId Pool, Month Month)> MonthsOf(Hold hold) => hold.Takes.SelectMany(take => take.Places);

    /// <summary>A month of a pool that would have less room for studies than is reserved.</summary>
    private sealed record TightMonth(long Room, long Committed)
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
