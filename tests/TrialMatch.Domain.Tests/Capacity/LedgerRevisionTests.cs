using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

public class LedgerRevisionTests
{
    private const int Declared = 10;

    private static readonly PoolId Pool = new("study-nurse-minutes");
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly StudyId Study = new("study");
    private static readonly StudyId Other = new("other");
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly OnePool _declared = new(Declared);
    private readonly Ledger _ledger;

    public LedgerRevisionTests() => _ledger = new Ledger(_declared);

    [Fact]
    public void A_reserved_hold_has_revision_0()
    {
        Reserve(Study, 4);

        Assert.Equal(0, _ledger.Holds[Study].Revision);
    }

    [Fact]
    public void A_hold_is_shrunk_and_what_it_gives_back_is_free()
    {
        Reserve(Study, 8, 8);

        Assert.Equal(ReserveStatus.Made, Revise(1, HoldState.Held, 3, 0).Status);

        Assert.Equal((7, 10), (_ledger.FreeIn(Pool, March), _ledger.FreeIn(Pool, March + 1)));
        Assert.Equal((1, HoldState.Held), (_ledger.Holds[Study].Revision, _ledger.Holds[Study].State));
    }

    [Fact]
    public void A_hold_is_committed_and_put_back_to_held()
    {
        Reserve(Study, 8);

        Assert.Equal(ReserveStatus.Made, Revise(1, HoldState.Committed, 8).Status);
        Assert.Equal((0, 8), (_ledger.HeldIn(Pool, March), _ledger.CommittedIn(Pool, March)));

        Assert.Equal(ReserveStatus.Made, Revise(2, HoldState.Held, 8).Status);
        Assert.Equal((8, 0), (_ledger.HeldIn(Pool, March), _ledger.CommittedIn(Pool, March)));
    }

    [Fact]
    public void What_the_hold_itself_takes_is_free_to_it()
    {
        Reserve(Other, 2);
        Reserve(Study, 8, 0);

        Assert.Equal(ReserveStatus.Made, Revise(1, HoldState.Committed, 8, 10).Status);
    }

    [Fact]
    public void Beyond_what_is_free_a_revision_is_short_and_nothing_changes()
    {
        Reserve(Other, 5);
        Reserve(Study, 4, 1);
        var (version, before) = (_ledger.Version, _ledger.Holds[Study]);

        var outcome = Revise(1, HoldState.Committed, 6, 1);

        Assert.Equal(ReserveStatus.Short, outcome.Status);
        Assert.Equal([new PoolShortfall(Pool, March, Asked: 6, Free: 5)], outcome.Shortfalls);
        Assert.Equal((version, before), (_ledger.Version, _ledger.Holds[Study]));
    }

    [Fact]
    public void The_same_revision_again_changes_nothing()
    {
        Reserve(Study, 8);
        Revise(1, HoldState.Committed, 5);
        var version = _ledger.Version;

        Assert.Equal(ReserveStatus.Repeated, Revise(1, HoldState.Committed, 5).Status);
        Assert.Equal(version, _ledger.Version);
    }

    [Fact]
    public void An_earlier_revision_is_overtaken()
    {
        Reserve(Study, 8);
        Revise(2, HoldState.Committed, 5);

        Assert.Equal(ReserveStatus.Overtaken, Revise(1, HoldState.Held, 8).Status);
        Assert.Equal(HoldState.Committed, _ledger.Holds[Study].State);
    }

    [Fact]
    public void Where_nothing_is_held_there_is_nothing_to_revise() =>
        Assert.Equal(ReserveStatus.Lost, Revise(1, HoldState.Committed, 1).Status);

    [Fact]
    public void A_hold_of_another_round_is_not_revised()
    {
        Reserve(Study, 8);

        Assert.Equal(ReserveStatus.Lost, _ledger.Revise(new HoldRevision(Study, Round: 2, 1, HoldState.Committed, Patients: 1, Takes(8)), Now).Status);
        Assert.Equal(HoldState.Held, _ledger.Holds[Study].State);
    }

    [Fact]
    public void A_released_or_evicted_hold_is_lost()
    {
        Reserve(Study, 4);
        _ledger.Evict(Study, Now);
        Assert.Equal(ReserveStatus.Lost, Revise(1, HoldState.Committed, 4).Status);
        Assert.Equal(ReserveStatus.Lost, Reserve(Study, 4).Status);

        _ledger.Release(Study, round: 1, Now);
        Assert.Equal(ReserveStatus.Lost, Revise(1, HoldState.Committed, 4).Status);
        Assert.Equal(ReserveStatus.Overtaken, Reserve(Study, 4).Status);
    }

    [Fact]
    public void An_evicted_hold_takes_nothing_and_is_listed_until_its_study_releases_it()
    {
        Reserve(Study, 4);

        _ledger.Evict(Study, Now);

        Assert.Equal(Declared, _ledger.FreeIn(Pool, March));
        Assert.Equal(Study, Assert.Single(_ledger.Evicted).Study);
        Assert.True(_ledger.Release(Study, round: 1, Now));
        Assert.Empty(_ledger.Evicted);
        Assert.Equal(HoldState.Released, _ledger.Holds[Study].State);
    }

    [Fact]
    public void A_later_round_may_hold_anew_after_an_eviction()
    {
        Reserve(Study, 4);
        _ledger.Evict(Study, Now);

        Assert.Equal(ReserveStatus.Made, _ledger.Reserve(new Reservation(Study, 2, 1, Takes(6)), Now).Status);
        Assert.Equal(4, _ledger.FreeIn(Pool, March));
    }

    [Fact]
    public void Only_what_is_held_is_evicted()
    {
        Assert.Throws<ArgumentException>(() => _ledger.Evict(Study, Now));

        Reserve(Study, 4);
        Revise(1, HoldState.Committed, 4);
        Assert.Throws<ArgumentException>(() => _ledger.Evict(Study, Now));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(7)]
    [InlineData(0)]
    public void A_revision_that_takes_no_more_than_before_is_made_though_the_pool_is_over_full(int amount)
    {
        Reserve(Study, 8);
        _declared.AmountPerMonth = 2;

        Assert.Equal(ReserveStatus.Made, Revise(1, HoldState.Committed, amount).Status);
    }

    [Fact]
    public void In_an_over_full_pool_a_hold_gets_no_more_than_it_has()
    {
        Reserve(Study, 8);
        _declared.AmountPerMonth = 2;

        var outcome = Revise(1, HoldState.Held, 9);

        Assert.Equal([new PoolShortfall(Pool, March, Asked: 9, Free: 2)], outcome.Shortfalls);
    }

    [Fact]
    public void A_revision_that_cannot_be_weighed_is_the_callers_mistake()
    {
        Reserve(Study, 1);

        Assert.Throws<ArgumentException>(() => Revise(0, HoldState.Held, 1));
        Assert.Throws<ArgumentException>(() => Revise(1, HoldState.Released, 1));
        Assert.Throws<ArgumentException>(() => Revise(1, HoldState.Held, -1));
    }

    private static ImmutableArray<PoolTake> Takes(params ImmutableArray<int> amounts) => [new(Pool, March, amounts)];

    private ReserveOutcome Reserve(StudyId study, params ImmutableArray<int> amounts) =>
        _ledger.Reserve(new Reservation(study, Round: 1, Patients: 1, Takes(amounts)), Now);

    private ReserveOutcome Revise(int revision, HoldState state, params ImmutableArray<int> amounts) =>
        _ledger.Revise(new HoldRevision(Study, Round: 1, revision, state, Patients: 1, Takes(amounts)), Now);
}
