using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A trust's book of what is reserved, by pool and month. Held + committed never exceed what is declared (rule 1).
/// It decides and applies in memory; its owner writes the holds it hands back. Not safe for concurrent use.
/// </summary>
public sealed class Ledger(IDeclaredCapacity declared)
{
    private readonly Dictionary<StudyId, Hold> _holds = [];
    private readonly Dictionary<PoolId, PoolTotals> _totals = [];

    /// <summary>Counts the changes since the ledger was opened.</summary>
    public long Version { get; private set; }

    public IReadOnlyDictionary<StudyId, Hold> Holds => _holds;

    /// <summary>Units still free; never negative in a ledger that only reserved through <see cref="Reserve"/>.</summary>
    public long FreeIn(PoolId pool, Month month) => declared.DeclaredIn(pool, month) - TakenIn(pool, month);

    public long HeldIn(PoolId pool, Month month) => _totals.TryGetValue(pool, out var totals) ? totals.HeldIn(month) : 0;

    public long CommittedIn(PoolId pool, Month month) =>
        _totals.TryGetValue(pool, out var totals) ? totals.CommittedIn(month) : 0;

    /// <summary>Declared and free amounts over some months.</summary>
    public PoolCalendar CalendarOf(PoolId pool, Month from, int monthCount)
    {
        var declaredByMonth = new int[monthCount];
        var freeByMonth = new int[monthCount];
        declared.FillDeclared(pool, from, declaredByMonth);
        declaredByMonth.CopyTo(freeByMonth, 0);
        _totals.GetValueOrDefault(pool)?.TakeFrom(from, freeByMonth);
        return new PoolCalendar(
            pool, from, ImmutableCollectionsMarshal.AsImmutableArray(declaredByMonth), ImmutableCollectionsMarshal.AsImmutableArray(freeByMonth));
    }

    /// <summary>A pool's book over some months.</summary>
    public PoolCapacity CapacityOf(PoolDeclaration pool, Month from, int monthCount) => new(
        pool.Pool,
        pool.IsPlanningDefault,
        from,
        [
            .. Enumerable.Range(0, monthCount).Select(i => new PoolCapacityMonth(
                declared.DeclaredIn(pool.Pool.Id, from + i), HeldIn(pool.Pool.Id, from + i), CommittedIn(pool.Pool.Id, from + i))),
        ]);

    /// <summary>Puts back a hold that was written earlier; used when the ledger is opened.</summary>
    public void Restore(Hold hold) => Replace(hold);

    /// <summary>Reserves all that is asked, or nothing.</summary>
    /// <exception cref="ArgumentException">A pool is named twice or an amount is negative.</exception>
    public ReserveOutcome Reserve(Reservation reservation, DateTimeOffset now)
    {
        if (!reservation.IsWellFormed)
        {
            throw new ArgumentException("Each pool may be named once, and no amount may be negative.", nameof(reservation));
        }

        var standing = _holds.GetValueOrDefault(reservation.Study);
        if (standing is not null && standing.Round >= reservation.Round)
        {
            return standing.Round == reservation.Round && standing.State != HoldState.Released
                ? ReserveOutcome.Repeated
                : ReserveOutcome.Overtaken;
        }

        var shortfalls = Shortfalls(reservation, standing);
        if (!shortfalls.IsEmpty)
        {
            return new ReserveOutcome(ReserveStatus.Short, shortfalls);
        }

        Replace(new Hold(
            reservation.Study, reservation.Round, HoldState.Held, reservation.Patients, reservation.Takes, now));
        return ReserveOutcome.Made;
    }

    /// <summary>
    /// Releases what the study has here up to and including the round. The release is remembered even when nothing is
    /// held, so that a reservation that it overtook is refused.
    /// </summary>
    /// <returns>False when nothing changed: released before, or a later round stands.</returns>
    public bool Release(StudyId study, int round, DateTimeOffset now)
    {
        var standing = _holds.GetValueOrDefault(study);
        if (standing is not null && (standing.Round > round || (standing.Round == round && standing.State == HoldState.Released)))
        {
            return false;
        }

        Replace(new Hold(study, round, HoldState.Released, 0, [], now));
        return true;
    }

    /// <summary>Drops a remembered release.</summary>
    /// <returns>False when the study has since come to hold something.</returns>
    public bool Forget(StudyId study) =>
        _holds.TryGetValue(study, out var hold) && hold.State == HoldState.Released && _holds.Remove(study);

    private ImmutableArray<Shortfall> Shortfalls(Reservation reservation, Hold? standing)
    {
        // What the study itself holds here is free to it: the new hold replaces the old.
        if (standing is not null)
        {
            Count(standing, -1);
        }

        var shortfalls = ImmutableArray.CreateBuilder<Shortfall>();
        foreach (var take in reservation.Takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                var month = take.From + i;
                if (take.Amounts[i] > 0 && take.Amounts[i] > FreeIn(take.Pool, month))
                {
                    shortfalls.Add(new Shortfall(take.Pool, month, take.Amounts[i], FreeIn(take.Pool, month)));
                }
            }
        }

        if (standing is not null)
        {
            Count(standing, +1);
        }

        return shortfalls.ToImmutable();
    }

    private long TakenIn(PoolId pool, Month month) =>
        _totals.TryGetValue(pool, out var totals) ? totals.HeldIn(month) + totals.CommittedIn(month) : 0;

    private void Replace(Hold hold)
    {
        if (_holds.TryGetValue(hold.Study, out var standing))
        {
            Count(standing, -1);
        }

        _holds[hold.Study] = hold;
        Count(hold, +1);
        Version++;
    }

    private void Count(Hold hold, int sign)
    {
        if (hold.State == HoldState.Released)
        {
            return;
        }

        foreach (var take in hold.Takes)
        {
            if (!_totals.TryGetValue(take.Pool, out var totals))
            {
                _totals[take.Pool] = totals = new PoolTotals();
            }

            totals.Add(take, hold.State, sign);
        }
    }
}
