using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A trust's book of reservations, by pool and month. Held, committed and promised elsewhere together never exceed what is declared (R1). It decides and applies changes in
/// memory; its owner persists the holds that it returns. Not thread-safe.
/// </summary>
public sealed class Ledger(IDeclaredCapacity declared)
{
    private IDeclaredCapacity _declared = declared;
    private readonly Dictionary<StudyId, Hold> _holds = [];
    private readonly HashSet<StudyId> _evicted = [];
    private readonly Dictionary<PoolId, PoolTotals> _totals = [];
    private readonly ClaimBook _claims = new();

    /// <summary>The number of changes since the ledger was opened.</summary>
    public long Version { get; private set; }

    /// <summary>The number of changes since the ledger was opened that may have freed capacity. When it rises, waiting studies can try again.</summary>
    public long FreedCount { get; private set; }

    public IReadOnlyDictionary<StudyId, Hold> Holds => _holds;

    /// <summary>The evicted holds that their studies have not released yet, in the order of the studies' ids.</summary>
    public IEnumerable<Hold> Evicted =>
        _evicted.OrderBy(study => study.Value, StringComparer.Ordinal).Select(study => _holds[study]);

    /// <summary>Returns the free units; negative only where the declaration was lost after the reservation.</summary>
    public long FreeIn(PoolId pool, Month month) => _declared.RoomIn(pool, month) - TakenIn(pool, month);

    public long HeldIn(PoolId pool, Month month) => _totals.TryGetValue(pool, out var totals) ? totals.HeldIn(month) : 0;

    public long CommittedIn(PoolId pool, Month month) =>
        _totals.TryGetValue(pool, out var totals) ? totals.CommittedIn(month) : 0;

    /// <summary>Returns the capacity that is free to a study over a number of months.</summary>
    /// <param name="order">The study's place in the waiting order; null: after all waiting studies.</param>
    public PoolCalendar CalendarOf(
        PoolId pool, Month from, int monthCount, WaitingOrder? order = null, CapacityView view = CapacityView.AsItIs)
    {
        var totals = _totals.GetValueOrDefault(pool);
        if (_claims.IsEmpty && totals?.Reaches(from, monthCount) != true)
        {
            return new PoolCalendar(pool, from, _declared.OpenOver(pool, from, monthCount));
        }

        if (_claims.IsEmpty && view == CapacityView.AsItIs)
        {
            return new PoolCalendar(pool, from, totals!.FreeOver(_declared, pool, from, monthCount));
        }

        var freeByMonth = _declared.OpenOver(pool, from, monthCount).ToArray();
        totals?.TakeFrom(from, freeByMonth, view);
        var isPartlyKept = _claims.TakeFrom(pool, from, freeByMonth, order);
        return new PoolCalendar(pool, from, freeByMonth) { IsPartlyKept = isPartlyKept };
    }

    /// <summary>Returns a pool's declared, held, committed and elsewhere promised capacity over a number of months.</summary>
    public PoolCapacity CapacityOf(PoolDeclaration pool, Month from, int monthCount)
    {
        ImmutableArray<PoolCapacityMonth> months =
        [
            .. Enumerable.Range(0, monthCount).Select(i => new PoolCapacityMonth(
                _declared.DeclaredIn(pool.Pool.Id, from + i),
                HeldIn(pool.Pool.Id, from + i),
                CommittedIn(pool.Pool.Id, from + i),
                KeptIn(pool.Pool.Id, from + i, order: null),
                pool.IsPlanningDefaultIn(from + i))
            {
                Elsewhere = _declared.Elsewhere.AmountIn(pool.Pool.Id, from + i),
                OwnInitiated = _declared.Elsewhere.OwnInitiatedIn(pool.Pool.Id, from + i),
                KeptForResearch = Math.Clamp(_declared.KeptForResearchIn(pool.Pool.Id, from + i), 0, Math.Max(0, FreeIn(pool.Pool.Id, from + i))),
            }),
        ];
        return new PoolCapacity(pool.Pool, months.Any(month => month.IsPlanningDefault), from, months);
    }

    /// <summary>
    /// Replaces the declaration. <see cref="CapacityDeclaration"/> decides beforehand which reservations that affects.
    /// </summary>
    public void Declare(IDeclaredCapacity declared)
    {
        _declared = declared;
        foreach (var totals in _totals.Values)
        {
            totals.ForgetFree();
        }

        Version++;

        // It may be more than before in some month.
        FreedCount++;
    }

    /// <summary>Keeps free capacity for a study that has waited long, now and as it comes free. A later claim of the study replaces it.</summary>
    /// <exception cref="ArgumentException">A pool is named twice or an amount is negative.</exception>
    public void Keep(Claim claim)
    {
        if (!PoolTake.AreWellFormed(claim.Takes))
        {
            throw new ArgumentException("Each pool may be named once, and no amount may be negative.", nameof(claim));
        }

        FreedCount += _claims.Put(claim) ? 1 : 0;
    }

    /// <summary>Removes the study's claim.</summary>
    public void DropClaim(StudyId study) => FreedCount += _claims.Drop(study) ? 1 : 0;

    /// <summary>Removes the claims that have lapsed.</summary>
    public void DropLapsedClaims(DateTimeOffset now) => FreedCount += _claims.DropLapsed(now) ? 1 : 0;

    /// <summary>Restores a persisted hold when the ledger is opened.</summary>
    public void Restore(Hold hold) => Replace(hold);

    /// <summary>Reserves all that is asked, or nothing. Capacity kept for studies earlier in the waiting order is not available to it.</summary>
    /// <exception cref="ArgumentException">A pool is named twice or an amount is negative.</exception>
    public ReserveOutcome Reserve(Reservation reservation, DateTimeOffset now)
    {
        if (!reservation.IsWellFormed)
        {
            throw new ArgumentException("Each pool may be named once, and no amount may be negative.", nameof(reservation));
        }

        DropLapsedClaims(now);
        var standing = _holds.GetValueOrDefault(reservation.Study);
        if (standing is not null && standing.Round >= reservation.Round)
        {
            return AnswerToRepeat(standing, reservation.Round);
        }

        if (!IsFree(reservation))
        {
            // The shortage may come only from the study's own hold of an earlier round.
            var shortfalls = Shortfalls(
                reservation.Takes, standing, (pool, month) => OpenIn(pool, month, standing) - KeptIn(pool, month, reservation.Order, standing));
            if (!shortfalls.IsEmpty)
            {
                return new ReserveOutcome(ReserveStatus.Short, shortfalls);
            }
        }

        Replace(new Hold(
            reservation.Study, reservation.Round, HoldState.Held, reservation.Patients, reservation.Takes, now, HeldSince: now));
        DropClaim(reservation.Study);
        return ReserveOutcome.Made;
    }

    /// <summary>
    /// Changes an existing hold as asked, or not at all. The hold's present capacity is available to it, even where the pool is over capacity, so a
    /// revision that nowhere takes more than before always succeeds. Claims of other studies do not affect it.
    /// </summary>
    /// <returns>Lost where there is no hold of that round.</returns>
    /// <exception cref="ArgumentException">The revision is below 1, the state is neither held nor committed, a pool is named
    /// twice or an amount is negative.</exception>
    public ReserveOutcome Revise(HoldRevision revision, DateTimeOffset now)
    {
        if (!revision.IsWellFormed)
        {
            throw new ArgumentException(
                "Expected a revision from 1 on, to held or committed, with each pool once and no negative amount.", nameof(revision));
        }

        if (_holds.GetValueOrDefault(revision.Study) is not { IsReserved: true } standing || standing.Round != revision.Round)
        {
            return ReserveOutcome.Lost;
        }

        if (standing.Revision >= revision.Revision)
        {
            return standing.Revision == revision.Revision ? ReserveOutcome.Repeated : ReserveOutcome.Overtaken;
        }

        var shortfalls = Shortfalls(
            revision.Takes, standing, (pool, month) => OpenIn(pool, month, standing), keeps: standing);
        if (!shortfalls.IsEmpty)
        {
            return new ReserveOutcome(ReserveStatus.Short, shortfalls);
        }

        Replace(standing with
        {
            State = revision.State,
            Patients = revision.Patients,
            Takes = revision.Takes,
            ChangedAt = now,
            Revision = revision.Revision,
        });
        return ReserveOutcome.Made;
    }

    /// <summary>Evicts a study's hold, so that less can be declared. The caller has to notify the study.</summary>
    /// <exception cref="ArgumentException">The study holds nothing here, or it is committed.</exception>
    public void Evict(StudyId study, DateTimeOffset now)
    {
        if (_holds.GetValueOrDefault(study) is not { State: HoldState.Held } standing)
        {
            throw new ArgumentException($"Expected a study that holds and is not committed, not {study}.", nameof(study));
        }

        Replace(standing with { State = HoldState.Evicted, ChangedAt = now });
    }

    /// <summary>
    /// Releases the study's hold, up to and including the round. The release is remembered even where there is no hold, so that a delayed reservation
    /// is refused.
    /// </summary>
    /// <returns>False where nothing changed: it was released before, or a later round has a hold.</returns>
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

    /// <summary>Removes a remembered release.</summary>
    /// <returns>False where the study has a hold again.</returns>
    public bool Forget(StudyId study) =>
        _holds.TryGetValue(study, out var hold) && hold.State == HoldState.Released && _holds.Remove(study);

    private static ReserveOutcome AnswerToRepeat(Hold standing, int round) => standing switch
    {
        _ when standing.Round > round => ReserveOutcome.Overtaken,
        { IsReserved: true } => ReserveOutcome.Repeated,
        { State: HoldState.Evicted } => ReserveOutcome.Lost,
        _ => ReserveOutcome.Overtaken,
    };

    /// <summary>
    /// A quick sufficient test, by pool instead of by month: whether all takes fit beside all existing reservations, the study's own included.
    /// </summary>
    private bool IsFree(Reservation reservation)
    {
        foreach (var take in reservation.Takes)
        {
            var free = CalendarOf(take.Pool, take.From, take.Amounts.Length, reservation.Order).FreeByMonth.Span;
            for (var i = 0; i < free.Length; i++)
            {
                if (take.Amounts[i] > free[i])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <param name="freeIn">Returns the units of a pool that are free to the study in a month.</param>
    /// <param name="keeps">A hold that may keep its capacity even where the pool is over capacity.</param>
    private ImmutableArray<PoolShortfall> Shortfalls(
        ImmutableArray<PoolTake> takes, Hold? standing, Func<PoolId, Month, long> freeIn, Hold? keeps = null)
    {
        // The study's own hold is available to it: the new hold replaces the old one.
        if (standing is not null)
        {
            Count(standing, -1);
        }

        var shortfalls = ImmutableArray.CreateBuilder<PoolShortfall>();
        foreach (var take in takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                var month = take.From + i;
                var free = freeIn(take.Pool, month);
                if (take.Amounts[i] > Math.Max(free, keeps?.AmountIn(take.Pool, month) ?? 0))
                {
                    shortfalls.Add(new PoolShortfall(take.Pool, month, take.Amounts[i], free));
                }
            }
        }

        if (standing is not null)
        {
            Count(standing, +1);
        }

        return shortfalls.ToImmutable();
    }

    /// <summary>
    /// Returns the free units that a hold may take: all but those kept for the trust's own research. Of these, what the hold had stays its own, so
    /// that a larger reserve takes nothing from it.
    /// </summary>
    private long OpenIn(PoolId pool, Month month, Hold? standing)
    {
        var free = FreeIn(pool, month);
        return Math.Max(free - _declared.KeptForResearchIn(pool, month), Math.Min(free, standing?.AmountIn(pool, month) ?? 0));
    }

    /// <summary>Returns the open units that are kept for other studies.</summary>
    /// <param name="order">The place of the asking study in the waiting order; null: after all waiting studies.</param>
    private long KeptIn(PoolId pool, Month month, WaitingOrder? order, Hold? standing = null) =>
        Math.Clamp(_claims.AmountIn(pool, month, order), 0, Math.Max(0, OpenIn(pool, month, standing)));

    private long TakenIn(PoolId pool, Month month) =>
        _totals.TryGetValue(pool, out var totals) ? totals.HeldIn(month) + totals.CommittedIn(month) : 0;

    private void Replace(Hold hold)
    {
        if (_holds.TryGetValue(hold.Study, out var standing))
        {
            Count(standing, -1);
            FreedCount += standing.IsReserved ? 1 : 0;
        }

        _holds[hold.Study] = hold;
        _ = hold.State == HoldState.Evicted ? _evicted.Add(hold.Study) : _evicted.Remove(hold.Study);
        Count(hold, +1);
        Version++;
    }

    private void Count(Hold hold, int sign)
    {
        if (!hold.IsReserved)
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
