using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

public class CapacityDeclarationTests
{
    private static readonly PoolId Nurses = new("study-nurse-minutes");
    private static readonly PoolId Slots = new("imaging-slots");
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly Month January = Month.Of(2027, 1);
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly OnePool _declared = new(100);
    private readonly Ledger _ledger;

    public CapacityDeclarationTests() => _ledger = new Ledger(_declared);

    [Fact]
    public void What_still_fits_evicts_nobody()
    {
        Hold("a", 30);
        Hold("b", 30);

        var effect = Lowered(60);

        Assert.Empty(effect.Evicted);
        Assert.Empty(effect.BelowCommitted);
    }

    [Fact]
    public void The_newest_holds_give_way_until_it_fits()
    {
        Hold("oldest", 30);
        Hold("newer", 30);
        Hold("newest", 30);

        Assert.Equal(["newest"], Evicted(Lowered(89)));
        Assert.Equal(["newest"], Evicted(Lowered(60)));
        Assert.Equal(["newest", "newer"], Evicted(Lowered(59)));
    }

    [Fact]
    public void A_hold_that_was_revised_is_no_newer_for_it()
    {
        Hold("older", 30);
        Hold("newer", 30);
        _ledger.Revise(new HoldRevision(new StudyId("older"), 1, 1, HoldState.Held, 1, Takes(Nurses, 29)), Start.AddDays(9));

        Assert.Equal(["newer"], Evicted(Lowered(50)));
    }

    [Fact]
    public void A_hold_that_takes_nothing_from_the_pool_in_the_months_concerned_stays()
    {
        Hold("pool", 60);
        HoldOf("other-pool", Takes(Slots, 60));
        HoldOf("other-month", [new PoolTake(Nurses, March + 1, [60])]);

        var effect = Lowered(50, pool: Nurses, month: March);

        Assert.Equal(["pool"], Evicted(effect));
    }

    [Fact]
    public void No_more_are_evicted_than_need_be_once_a_large_one_has_gone()
    {
        Hold("small", 10);
        Hold("large", 80);

        Assert.Equal(["large"], Evicted(Lowered(20)));
    }

    [Fact]
    public void Below_what_is_committed_it_names_every_study_and_month_and_evicts_nobody()
    {
        Hold("held", 20);
        Commit("one", 30);
        Commit("two", 25);

        var effect = Lowered(54);

        Assert.Empty(effect.Evicted);
        Assert.Equal(
            [
                new CommittedBeyond(new StudyId("one"), Nurses, March, Amount: 30, Committed: 55, Declared: 54),
                new CommittedBeyond(new StudyId("two"), Nurses, March, Amount: 25, Committed: 55, Declared: 54),
            ],
            effect.BelowCommitted);
    }

    [Fact]
    public void Down_to_what_is_committed_all_that_is_held_gives_way()
    {
        Hold("held", 20);
        Commit("committed", 55);

        Assert.Equal(["held"], Evicted(Lowered(55)));
    }

    [Fact]
    public void A_pool_that_is_over_full_already_may_be_raised_to_less_than_is_reserved()
    {
        Commit("committed", 80);
        _declared.AmountPerMonth = 10;

        var effect = CapacityDeclaration.Decide(_ledger, _declared, new OnePool(50), January);

        Assert.Empty(effect.BelowCommitted);
        Assert.Empty(effect.Evicted);
    }

    [Fact]
    public void Months_that_are_over_are_not_weighed()
    {
        Commit("committed", 80);

        Assert.Empty(CapacityDeclaration.Decide(_ledger, _declared, new OnePool(0), March + 1).BelowCommitted);
    }

    [Fact]
    public void What_was_released_or_evicted_before_weighs_nothing()
    {
        Hold("released", 60);
        _ledger.Release(new StudyId("released"), 1, Start);
        Hold("evicted", 60);
        _ledger.Evict(new StudyId("evicted"), Start);

        Assert.Empty(Lowered(0).Evicted);
    }

    [Fact]
    public void Of_two_holds_of_the_same_moment_it_is_always_the_same_one_that_goes()
    {
        _ledger.Reserve(new Reservation(new StudyId("b"), 1, 1, Takes(Nurses, 50)), Start);
        _ledger.Reserve(new Reservation(new StudyId("a"), 1, 1, Takes(Nurses, 50)), Start);

        Assert.Equal(["b"], Evicted(Lowered(50)));
    }

    private static ImmutableArray<PoolTake> Takes(PoolId pool, params ImmutableArray<int> amounts) => [new(pool, March, amounts)];

    private static IEnumerable<string> Evicted(CapacityDeclaration effect) => effect.Evicted.Select(hold => hold.Study.Value);

    private void Hold(string study, int amount) => HoldOf(study, Takes(Nurses, amount));

    private void HoldOf(string study, ImmutableArray<PoolTake> takes) => Assert.Equal(
        ReserveStatus.Made,
        _ledger.Reserve(new Reservation(new StudyId(study), Round: 1, Patients: 1, takes), Start.AddMinutes(_ledger.Holds.Count)).Status);

    private void Commit(string study, int amount)
    {
        Hold(study, amount);
        var revision = new HoldRevision(new StudyId(study), 1, 1, HoldState.Committed, 1, Takes(Nurses, amount));
        Assert.Equal(ReserveStatus.Made, _ledger.Revise(revision, Start).Status);
    }

    private CapacityDeclaration Lowered(int amount) => CapacityDeclaration.Decide(_ledger, _declared, new OnePool(amount), January);

    private CapacityDeclaration Lowered(int amount, PoolId pool, Month month) =>
        CapacityDeclaration.Decide(_ledger, _declared, new OneMonthOf(_declared, pool, month, amount), January);

    private sealed class OneMonthOf(IDeclaredCapacity others, PoolId pool, Month month, int amount) : IDeclaredCapacity
    {
        public long DeclaredIn(PoolId asked, Month at) => asked == pool && at == month ? amount : others.DeclaredIn(asked, at);

        public void FillDeclared(PoolId asked, Month from, Span<int> byMonth)
        {
            for (var i = 0; i < byMonth.Length; i++)
            {
                byMonth[i] = (int)DeclaredIn(asked, from + i);
            }
        }
    }
}
