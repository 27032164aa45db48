using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A trust's book of what is reserved, by pool and month. Held + committed never exceed what is declared (R1).
/// It decides and applies in memory; its owner writes the holds it hands back. Not safe for concurrent use.
/// </summary>
public sealed class Ledger(IDeclaredCapacity declared)
{
    private IDeclaredCapacity _declared = declared;
    private readonly Dictionary<StudyId, Hold> _holds = [];
    private readonly HashSet<StudyId> _evicted = [];
    private readonly Dictionary<PoolId, PoolTotals> _totals = [];
    private readonly ClaimBook _claims = new();

    /// <summary>Counts the changes since the ledger was opened.</summary>
    public long Version { get; private set; }

    /// <summary>Counts the changes by which capacity may have come free since the ledger was opened: whoever waits for some may try again.</summary>
    public long FreedCount { get; private set; }

    public IReadOnlyDictionary<StudyId, Hold> Holds => _holds;

    /// <summary>Holds that were taken back and whose studies have not released them yet, in the order of their studies' ids.</summary>
    public IEnumerable<Hold> Evicted =>
        _evicted.OrderBy(study => study.Value, StringComparer.Ordinal).Select(study => _holds[study]);

    /// <summary>Units still free; negative only where less is declared than when it was reserved.</summary>
    public long FreeIn(PoolId pool, Month month) => _declared.DeclaredIn(pool, month) - TakenIn(pool, month);

    public long HeldIn(PoolId pool, Month month) => _totals.TryGetValue(pool, out var totals) ? totals.HeldIn(month) : 0;

    public long CommittedIn(PoolId pool, Month month) =>
        _totals.TryGetValue(pool, out var totals) ? totals.CommittedIn(month) : 0;

    /// <summary>What is free to a study over some months.</summary>
    /// <param name="order">The study's turn; null for one that comes after all who wait.</param>
    public PoolCalendar CalendarOf(
        PoolId pool, Month from, int monthCount, WaitingOrder? order = null, CapacityView view = CapacityView.AsItIs)
    {
        var totals = _totals.GetValueOrDefault(pool);
        if (_claims.IsEmpty && totals?.Reaches(from, monthCount) != true)
        {
            return new PoolCalendar(pool, from, _declared.DeclaredOver(pool, from, monthCount));
        }

        if (_claims.IsEmpty && view == CapacityView.AsItIs)
        {
            return new PoolCalendar(pool, from, totals!.FreeOver(_declared, pool, from, monthCount));
        }

        var freeByMonth = _declared.DeclaredOver(pool, from, monthCount).ToArray();
        totals?.TakeFrom(from, freeByMonth, view);
        var isPartlyKept = _claims.TakeFrom(pool, from, freeByMonth, order);
        return new PoolCalendar(pool, from, freeByMonth) { IsPartlyKept = isPartlyKept };
    }

    /// <summary>A pool's book over some months.</summary>
    public PoolCapacity CapacityOf(PoolDeclaration pool, Month from, int monthCount)
    {
        ImmutableArray<PoolCapacityMonth> months =
        [
            .. Enumerable.Range(0, monthCount).Select(i => new PoolCapacityMonth(
                _declared.DeclaredIn(pool.Pool.Id, from + i),
                HeldIn(pool.Pool.Id, from + i),
                CommittedIn(pool.Pool.Id, from + i),
                KeptIn(pool.Pool.Id, from + i, order: null),
                pool.IsPlanningDefaultIn(from + i))),
        ];
        return new PoolCapacity(pool.Pool, months.Any(month => month.IsPlanningDefault), from, months);
    }

    /// <summary>
    /// Puts another declaration in the place of the one that stood. What that means for what is reserved is decided before, see
    /// <see cref="CapacityDeclaration"/>.
    /// </summary>
    public void Declare(IDeclaredCapacity declared)
    {
        _declared = declared;
        foreach (var totals in _totals.Values)
        {
            totals.ForgetFree();
        }

        Version++;

        // It may be more than before, somewhere.
        FreedCount++;
    }

    /// <summary>Keeps what is free, and comes free, for a study that has waited long. A later claim of the study replaces it.</summary>
    /// <exception cref="ArgumentException">A pool is named twice or an amount is negative.</exception>
    public void Keep(Claim claim)
    {
        if (!PoolTake.AreWellFormed(claim.Takes))
        {
            throw new ArgumentException("Each pool may be named once, and no amount may be negative.", nameof(claim));
        }

        FreedCount += _claims.Put(claim) ? 1 : 0;
    }

    /// <summary>Keeps nothing for the study any more.</summary>
    public void DropClaim(StudyId study) => FreedCount += _claims.Drop(study) ? 1 : 0;

    /// <summary>Drops the claims whose time is over.</summary>
    public void DropLapsedClaims(DateTimeOffset now) => FreedCount += _claims.DropLapsed(now) ? 1 : 0;

    /// <summary>Puts back a hold that was written earlier; used when the ledger is opened.</summary>
    public void Restore(Hold hold) => Replace(hold);

    /// <summary>Reserves all that is asked, or nothing. What is kept for others whose turn comes first is not free to it.</summary>
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
            // Perhaps only because the study itself holds it, in an earlier round.
            var shortfalls = Shortfalls(
                reservation.Takes, standing, (pool, month) => FreeIn(pool, month) - KeptIn(pool, month, reservation.Order));
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
    /// Changes a standing hold as asked, or not at all. What the hold takes now is free to it, and it may keep that where the pool
    /// is over-full, so a revision that takes nowhere more than before is always made. Claims do not bind it: it has its capacity.
    /// </summary>
    /// <returns>Lost where no hold of that round stands.</returns>
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
            revision.Takes, standing, FreeIn, keeps: standing);
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

    /// <summary>Takes back what a study holds, so that less can be declared. The study is yet to be told.</summary>
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

    private static ReserveOutcome AnswerToRepeat(Hold standing, int round) => standing switch
    {
        _ when standing.Round > round => ReserveOutcome.Overtaken,
        { IsReserved: true } => ReserveOutcome.Repeated,
        { State: HoldState.Evicted } => ReserveOutcome.Lost,
        _ => ReserveOutcome.Overtaken,
    };

    /// <summary>Whether all of it is free beside what stands, the study's own included: looked up by pool, not by month.</summary>
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

    /// <param name="freeIn">What of a pool is free to the study in a month.</param>
    /// <param name="keeps">A hold that may keep what it takes even where the pool is over-full.</param>
    private ImmutableArray<Shortfall> Shortfalls(
        ImmutableArray<PoolTake> takes, Hold? standing, Func<PoolId, Month, long> freeIn, Hold? keeps = null)
    {
        // What the study itself holds here is free to it: the new hold replaces the old.
        if (standing is not null)
        {
            Count(standing, -1);
        }

        var shortfalls = ImmutableArray.CreateBuilder<Shortfall>();
        foreach (var take in takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                var month = take.From + i;
                var free = freeIn(take.Pool, month);
                if (take.Amounts[i] > Math.Max(free, keeps?.AmountIn(take.Pool, month) ?? 0))
                {
                    shortfalls.Add(new Shortfall(take.Pool, month, take.Amounts[i], free));
                }
            }
        }

        if (standing is not null)
        {
            Count(standing, +1);
        }

        return shortfalls.ToImmutable();
    }

    /// <summary>What of the free units is kept for others.</summary>
    /// <param name="order">The turn of the study that asks; null for one that comes after all who wait.</param>
    private long KeptIn(PoolId pool, Month month, WaitingOrder? order) =>
        Math.Clamp(_claims.AmountIn(pool, month, order), 0, Math.Max(0, FreeIn(pool, month)));

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
