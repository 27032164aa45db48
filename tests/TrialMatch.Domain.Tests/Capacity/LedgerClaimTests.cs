using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

/// <summary>What a trust keeps for a study that has waited long.</summary>
public class LedgerClaimTests
{
    private const int Declared = 10;

    private static readonly PoolId Pool = new("study-nurse-minutes");
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddHours(1);

    private static readonly WaitingOrder Urgent = new(Priority: 5, Now, new StudyId("urgent"));
    private static readonly WaitingOrder First = new(Priority: 0, Now.AddDays(-40), new StudyId("first"));
    private static readonly WaitingOrder Second = new(Priority: 0, Now.AddDays(-30), new StudyId("second"));
    private static readonly WaitingOrder Newcomer = new(Priority: 0, Now, new StudyId("newcomer"));

    private readonly Ledger _ledger = new(new OnePool(Declared));

    [Fact]
    public void What_is_kept_for_a_study_no_later_one_gets()
    {
        Keep(First, 8);

        var refused = Reserve(Newcomer, 3);

        Assert.Equal([new PoolShortfall(Pool, March, 3, 2)], refused.Shortfalls);
        Assert.Equal(2, FreeTo(Newcomer));
        Assert.Equal(2, FreeTo(null));
        Assert.True(_ledger.CalendarOf(Pool, March, 1).IsPartlyKept);
        Assert.False(_ledger.CalendarOf(Pool, March, 1, First).IsPartlyKept);
        Assert.False(_ledger.CalendarOf(Pool, March + 1, 1).IsPartlyKept);
        Assert.True(Reserve(Newcomer, 2).IsHeld);
    }

    [Fact]
    public void The_study_itself_and_those_whose_turn_comes_first_get_it()
    {
        Keep(First, 8);

        Assert.Equal((10, 10), (FreeTo(First), FreeTo(Urgent)));
        Assert.True(Reserve(Urgent, 6).IsHeld);
        Assert.True(Reserve(First, 4).IsHeld);
    }

    [Fact]
    public void What_comes_free_is_kept_too()
    {
        Reserve(Newcomer, 10);
        Keep(First, 8);

        Assert.Equal(0, FreeTo(Second));
        _ledger.Release(Newcomer.Study, round: 1, Now);
        Assert.Equal((2, 10), (FreeTo(Second), FreeTo(First)));
    }

    [Fact]
    public void A_later_claim_is_for_what_the_earlier_ones_leave()
    {
        Keep(First, 8);
        Keep(Second, 8);

        Assert.Equal((10, 2, 0), (FreeTo(First), FreeTo(Second), FreeTo(Newcomer)));
    }

    [Fact]
    public void A_study_that_holds_has_nothing_kept_any_more()
    {
        Keep(First, 8);

        Reserve(First, 3);

        Assert.Equal(7, FreeTo(Newcomer));
    }

    [Fact]
    public void A_new_claim_takes_the_place_of_the_old_one()
    {
        Keep(First, 8);
        Keep(First, 1);

        Assert.Equal(9, FreeTo(Newcomer));
    }

    [Fact]
    public void A_claim_that_is_dropped_or_lapsed_keeps_nothing_and_those_who_wait_hear_of_it()
    {
        Keep(First, 8);
        var before = _ledger.FreedCount;
        _ledger.DropClaim(First.Study);
        Assert.Equal((10, before + 1), (FreeTo(Newcomer), _ledger.FreedCount));

        Keep(First, 8);
        _ledger.DropLapsedClaims(Until);
        Assert.Equal((2, before + 1), (FreeTo(Newcomer), _ledger.FreedCount));
        _ledger.DropLapsedClaims(Until.AddTicks(1));
        Assert.Equal((10, before + 2), (FreeTo(Newcomer), _ledger.FreedCount));
    }

    [Fact]
    public void A_lapsed_claim_does_not_stand_in_the_way_of_a_reservation()
    {
        Keep(First, 8);

        Assert.True(Reserve(Newcomer, 10, Until.AddTicks(1)).IsHeld);
    }

    [Fact]
    public void A_claim_that_is_put_again_unchanged_frees_nothing()
    {
        Keep(First, 8);
        var before = _ledger.FreedCount;

        Keep(First, 8);

        Assert.Equal(before, _ledger.FreedCount);
        Keep(First, 7);
        Assert.Equal(before + 1, _ledger.FreedCount);
    }

    [Fact]
    public void What_a_study_holds_it_may_lay_out_anew_whatever_is_kept_for_others()
    {
        Reserve(Newcomer, 4);
        Keep(First, 10);

        var moved = _ledger.Revise(new HoldRevision(Newcomer.Study, 1, Revision: 1, HoldState.Committed, Patients: 1, Takes(0, 4)), Now);

        Assert.Equal(ReserveStatus.Made, moved.Status);
    }

    [Fact]
    public void The_book_shows_what_of_the_free_units_is_kept()
    {
        Reserve(Newcomer, 7);
        Keep(First, 8);

        var month = _ledger.CapacityOf(new PoolDeclaration(Domain.Capacity.Pool.Shared(PoolKind.StudyNurseMinutes), DeclaredCapacity.Level(Declared), true), March, 1).Months[0];

        Assert.Equal((3, 3), (month.Free, month.KeptForWaiting));
    }

    [Fact]
    public void A_calendar_can_count_as_free_what_is_only_held_or_everything()
    {
        Reserve(Newcomer, 3);
        _ledger.Reserve(new Reservation(new StudyId("placed"), 1, 1, Takes(5)), Now);
        _ledger.Revise(new HoldRevision(new StudyId("placed"), 1, 1, HoldState.Committed, 1, Takes(5)), Now);
        Keep(First, 1);

        Assert.Equal(1, FreeTo(Second, CapacityView.AsItIs));
        Assert.Equal(4, FreeTo(Second, CapacityView.AsIfHeldWereFree));
        Assert.Equal(9, FreeTo(Second, CapacityView.AsIfAllWereFree));
    }

    [Fact]
    public void A_claim_is_well_formed()
    {
        Assert.Throws<ArgumentException>(() => Keep(First, -1));
        Assert.Throws<ArgumentException>(() => _ledger.Keep(new Claim(First, [.. Takes(1), .. Takes(1)], Until)));
    }

    private static ImmutableArray<PoolTake> Takes(params ImmutableArray<int> amounts) => [new(Pool, March, amounts)];

    private void Keep(WaitingOrder order, int amount) => _ledger.Keep(new Claim(order, Takes(amount), Until));

    private ReserveOutcome Reserve(WaitingOrder order, int amount, DateTimeOffset? now = null) =>
        _ledger.Reserve(new Reservation(order.Study, Round: 1, Patients: 1, Takes(amount)) { Order = order }, now ?? Now);

    private int FreeTo(WaitingOrder? order, CapacityView view = CapacityView.AsItIs) =>
        _ledger.CalendarOf(Pool, March, 1, order, view).FreeByMonth.Span[0];
}
