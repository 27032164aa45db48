using System.Collections.Immutable;
using CsCheck;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

/// <summary>Random lives of a ledger. A failing test prints its seed; set CsCheck_Seed to run it again.</summary>
public class LedgerPropertyTests
{
    private const int Studies = 5;
    private const int Months = 4;
    private const int MostDeclared = 12;

    private static readonly ImmutableArray<PoolId> Pools = [new("study-nurse-minutes"), new("imaging-slots")];
    private static readonly Month First = Month.Of(2027, 1);
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<ImmutableArray<PoolTake>> AnyTakes =
        from nurses in AnyTake(Pools[0])
        from slots in AnyTake(Pools[1])
        select ImmutableArray.Create(nurses, slots);

    private static readonly Gen<StudyId> AnyStudy = Gen.Int[1, Studies].Select(number => new StudyId($"study-{number}"));

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (4, from study in AnyStudy
            from round in Gen.Int[1, 3]
            from takes in AnyTakes
            select (Step)new Reserve(study, round, takes)),
        (4, from study in AnyStudy
            from round in Gen.Int[1, 3]
            from revision in Gen.Int[1, 3]
            from commits in Gen.Bool
            from takes in AnyTakes
            select (Step)new Revise(study, round, revision, commits ? HoldState.Committed : HoldState.Held, takes)),
        (1, from study in AnyStudy
            from round in Gen.Int[1, 3]
            select (Step)new Release(study, round)),
        (2, Gen.Int[0, MostDeclared].Array[Pools.Length * Months].Select(amounts => (Step)new Declare([.. amounts]))),
        (2, from kind in Gen.Int[1, 2]
            from takes in AnyTakes
            select (Step)new Promise((OtherCommitmentKind)kind, takes)),
        (1, Gen.Int[0, 100].Select(percent => (Step)new Keep(percent))));

    [Fact]
    public void Held_committed_and_promised_elsewhere_never_exceed_what_is_declared_whatever_happens_in_whatever_order() =>
        AnyStep.Array[1, 40].Sample(
            steps =>
            {
                var book = new Book();
                foreach (var step in steps)
                {
                    book.Take(step);
                    book.AssertNothingIsPromisedTwice();
                }
            },
            iter: 20_000);

    [Fact]
    public void A_step_that_is_repeated_at_once_changes_nothing() =>
        AnyStep.Array[1, 25].Sample(
            steps =>
            {
                var book = new Book();
                foreach (var step in steps.Where(step => step is not (Declare or Promise or Keep)))
                {
                    book.Take(step);
                    var before = book.Holds;
                    book.Take(step);
                    Assert.Equal(before, book.Holds);
                }
            },
            iter: 5_000);

    [Fact]
    public void A_ledger_read_back_from_its_holds_is_the_same_ledger() =>
        AnyStep.Array[1, 40].Sample(
            steps =>
            {
                var book = new Book();
                foreach (var step in steps)
                {
                    book.Take(step);
                }

                Assert.Equal(book.Totals(), book.ReadAgain().Totals());
            },
            iter: 2_000);

    [Fact]
    public void A_calendar_shows_what_is_free_at_the_time_though_an_earlier_one_was_kept() =>
        Gen.Select(AnyStep, Gen.Int[-1, Months], Gen.Int[1, Months]).Array[1, 30].Sample(
            steps =>
            {
                var book = new Book();
                foreach (var (step, offset, months) in steps)
                {
                    book.Take(step);
                    book.AssertCalendarsAreRight(First + offset, months);
                }
            },
            iter: 5_000);

    [Fact]
    public void A_calendar_that_was_handed_out_does_not_change_any_more()
    {
        var ledger = new Ledger(new OnePool(5));
        ledger.Reserve(new Reservation(new StudyId("study-1"), 1, Patients: 1, [new PoolTake(Pools[0], First, [2, 2])]), Start);
        var before = ledger.CalendarOf(Pools[0], First, 2);

        ledger.Reserve(new Reservation(new StudyId("study-2"), 1, Patients: 1, [new PoolTake(Pools[0], First, [1, 3])]), Start);

        Assert.Equal([3, 3], before.FreeByMonth.ToArray());
        Assert.Equal([2, 0], ledger.CalendarOf(Pools[0], First, 2).FreeByMonth.ToArray());
    }

    private static Gen<PoolTake> AnyTake(PoolId pool) =>
        from offset in Gen.Int[0, 1]
        from amounts in Gen.Int[0, 6].Array[1, Months - 1]
        select new PoolTake(pool, First + offset, [.. amounts]);

    private abstract record Step;

    private sealed record Reserve(StudyId Study, int Round, ImmutableArray<PoolTake> Takes) : Step;

    private sealed record Revise(StudyId Study, int Round, int Revision, HoldState State, ImmutableArray<PoolTake> Takes) : Step;

    private sealed record Release(StudyId Study, int Round) : Step;

    /// <param name="Amounts">By pool, and within a pool by month.</param>
    private sealed record Declare(ImmutableArray<int> Amounts) : Step;

    /// <summary>All that is promised elsewhere of one kind from now on.</summary>
    private sealed record Promise(OtherCommitmentKind Kind, ImmutableArray<PoolTake> Takes) : Step;

    /// <summary>A share of each pool is kept for the trust's own research from now on.</summary>
    private sealed record Keep(int Percent) : Step;

    private sealed class Book
    {
        private readonly Ledger _ledger;
        private Calendar _declared = new([.. Enumerable.Repeat(MostDeclared, Pools.Length * Months)], PromisedElsewhere.Nothing, researchPercent: 0);
        private int _steps;

        public Book() => _ledger = new Ledger(_declared);

        public ImmutableArray<Hold> Holds => [.. _ledger.Holds.Values.OrderBy(hold => hold.Study.Value, StringComparer.Ordinal)];

        public void Take(Step step)
        {
            var now = Start.AddMinutes(_steps++);
            switch (step)
            {
                case Reserve reserve:
                    var standing = _ledger.Holds.GetValueOrDefault(reserve.Study);
                    _ledger.Reserve(new Reservation(reserve.Study, reserve.Round, Patients: 1, reserve.Takes), now);
                    AssertResearchKeepsItsOwn(reserve.Study, standing);
                    break;
                case Revise revise:
                    var before = _ledger.Holds.GetValueOrDefault(revise.Study);
                    _ledger.Revise(
                        new HoldRevision(revise.Study, revise.Round, revise.Revision, revise.State, Patients: 1, revise.Takes), now);
                    AssertResearchKeepsItsOwn(revise.Study, before);
                    break;
                case Keep keep:
                    var promised = Holds;
                    TakeUp(_declared.With(keep.Percent), now);
                    Assert.Equal(promised, Holds);
                    break;
                case Release release:
                    _ledger.Release(release.Study, release.Round, now);
                    break;
                case Declare declare:
                    TakeUp(_declared.With(declare.Amounts), now);
                    break;
                case Promise { Kind: OtherCommitmentKind.OwnInitiated } promise:
                    TakeUp(_declared.With(_declared.Elsewhere with { OwnInitiated = promise.Takes }), now);
                    break;
                case Promise promise:
                    TakeUp(_declared.With(_declared.Elsewhere with { RunningElsewhere = promise.Takes }), now);
                    break;
            }
        }

        /// <summary>What a hold takes more than before is not of the reserve.</summary>
        private void AssertResearchKeepsItsOwn(StudyId study, Hold? before)
        {
            foreach (var (pool, month, _, _) in Totals())
            {
                var isMore = (_ledger.Holds.GetValueOrDefault(study)?.AmountIn(pool, month) ?? 0) > (before?.AmountIn(pool, month) ?? 0);
                Assert.True(
                    !isMore || _ledger.FreeIn(pool, month) >= _declared.KeptForResearchIn(pool, month),
                    $"{pool} {month}: {_ledger.FreeIn(pool, month)} left of the {_declared.KeptForResearchIn(pool, month)} that are kept for research");
            }
        }

        public void AssertNothingIsPromisedTwice()
        {
            foreach (var (pool, month, declared, reserved) in Totals())
            {
                Assert.True(reserved <= declared, $"{pool} {month}: {reserved} of {declared} promised");
            }
        }

        public void AssertCalendarsAreRight(Month from, int months)
        {
            foreach (var pool in Pools)
            {
                var free = Enumerable.Range(0, months).Select(i => (int)Math.Max(0, _ledger.FreeIn(pool, from + i) - _declared.KeptForResearchIn(pool, from + i)));
                Assert.Equal(free, _ledger.CalendarOf(pool, from, months).FreeByMonth.ToArray());
            }
        }

        public IEnumerable<(PoolId Pool, Month Month, long Declared, long Reserved)> Totals() =>
        [
            .. from pool in Pools
               from i in Enumerable.Range(0, Months)
               let month = First + i
               let elsewhere = _declared.Elsewhere.AmountIn(pool, month)
               select (pool, month, _declared.DeclaredIn(pool, month), _ledger.HeldIn(pool, month) + _ledger.CommittedIn(pool, month) + elsewhere),
        ];

        public Book ReadAgain()
        {
            var read = new Book { _declared = _declared };
            read._ledger.Declare(_declared);
            foreach (var hold in Holds)
            {
                read._ledger.Restore(hold);
            }

            return read;
        }

        private void TakeUp(Calendar calendar, DateTimeOffset now)
        {
            var effect = CapacityDeclaration.Decide(_ledger, _declared, calendar, First);
            if (effect.Overfull.IsEmpty)
            {
                foreach (var hold in effect.Evicted)
                {
                    _ledger.Evict(hold.Study, now);
                }

                _declared = calendar;
                _ledger.Declare(calendar);
            }
        }
    }

    private sealed class Calendar(ImmutableArray<int> amounts, PromisedElsewhere elsewhere, int researchPercent) : IDeclaredCapacity
    {
        public PromisedElsewhere Elsewhere => elsewhere;

        public Calendar With(ImmutableArray<int> declared) => new(declared, elsewhere, researchPercent);

        public Calendar With(PromisedElsewhere promised) => new(amounts, promised, researchPercent);

        public Calendar With(int percent) => new(amounts, elsewhere, percent);

        public long KeptForResearchIn(PoolId pool, Month month) =>
            Math.Max(0, (DeclaredIn(pool, month) * researchPercent / 100) - elsewhere.OwnInitiatedIn(pool, month));

        public long DeclaredIn(PoolId pool, Month month) =>
            month >= First && month < First + Months ? amounts[(Pools.IndexOf(pool) * Months) + (month - First)] : 0;

        public void FillDeclared(PoolId pool, Month from, Span<int> byMonth)
        {
            for (var i = 0; i < byMonth.Length; i++)
            {
                byMonth[i] = (int)DeclaredIn(pool, from + i);
            }
        }
    }
}
