using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>Whatever order pages reach the disk in, a crash leaves nothing promised twice.</summary>
public sealed class RevisedHoldPagesTests
{
    private const int Declared = 10;
    private const int HoldsOnAPage = 16;

    private static readonly PoolId Pool = new("study-nurse-minutes");
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly StudyId First = new("first");
    private static readonly StudyId Second = new("second");
    private static readonly StudyId Next = new("next");

    private readonly GatedStore _store = new();
    private readonly Ledger _ledger = new(new EveryMonth());
    private readonly LedgerPages _pages;

    public RevisedHoldPagesTests() => _pages = PagesOf(_store);

    [Fact]
    public async Task What_a_shrunk_hold_gives_back_is_not_held_on_another_page_before_the_revision_is_durable()
    {
        await HoldAsync(First, [Declared]);
        await FillPageAsync(1);

        _store.Close("ledger-0");
        var shrunk = ReviseAsync(First, revision: 1, HoldState.Held, [4]);
        var next = HoldAsync(Next, [6]);

        await AssertNothingIsPromisedTwiceAsync();
        Assert.False(next.IsCompleted, "acknowledged before the revision is durable");

        _store.Open("ledger-0");
        await Task.WhenAll(shrunk, next);
        Assert.Equal(0, (await ReadAgainAsync()).FreeIn(Pool, March));
    }

    [Fact]
    public async Task What_a_hold_that_moves_leaves_is_not_held_by_another_before_the_move_is_durable()
    {
        await HoldAsync(First, [Declared, 0]);
        await FillPageAsync(1);

        _store.Close("ledger-0");
        var moved = ReviseAsync(First, revision: 1, HoldState.Committed, [0, Declared]);
        var next = HoldAsync(Next, [Declared, 0]);

        await AssertNothingIsPromisedTwiceAsync();
        _store.Open("ledger-0");
        await Task.WhenAll(moved, next);
        await AssertNothingIsPromisedTwiceAsync();
        Assert.Equal(HoldState.Committed, (await ReadAgainAsync()).Holds[First].State);
    }

    [Fact]
    public async Task A_commitment_of_what_is_held_waits_for_nothing()
    {
        await HoldAsync(First, [4]);
        await FillPageAsync(1);
        await HoldAsync(Second, [6]);

        _store.Close("ledger-0");
        var shrunk = ReviseAsync(First, revision: 1, HoldState.Held, [1]);
        await ReviseAsync(Second, revision: 1, HoldState.Committed, [6]);

        Assert.False(shrunk.IsCompleted);
        _store.Open("ledger-0");
        await shrunk;
    }

    [Fact]
    public async Task A_hold_that_is_decided_again_while_it_waits_is_written_as_it_was_decided_first()
    {
        // Each on a page of its own: two that release, one that holds what they give back.
        await HoldAsync(First, [4]);
        await FillPageAsync(1);
        await HoldAsync(Second, [6]);
        await FillPageAsync(2);
        await HoldAsync(new StudyId("third"), [0]);

        _store.Close("ledger-0");
        _store.Close("ledger-1");
        var releasedFirst = ReleaseAsync(First);
        var held = HoldAsync(Next, [4]);
        var releasedSecond = ReleaseAsync(Second);
        var heldMore = HoldAsync(Next, [Declared], round: 2);

        _store.Open("ledger-0");
        await Task.WhenAll(releasedFirst, held);
        await AssertNothingIsPromisedTwiceAsync();
        Assert.Equal(1, (await ReadAgainAsync()).Holds[Next].Round);

        _store.Open("ledger-1");
        await Task.WhenAll(releasedSecond, heldMore);
        Assert.Equal(2, (await ReadAgainAsync()).Holds[Next].Round);
    }

    [Fact]
    public async Task A_release_that_comes_while_a_hold_waits_is_what_stays()
    {
        await HoldAsync(First, [Declared]);
        await FillPageAsync(1);
        await HoldAsync(Second, [0]);

        _store.Close("ledger-0");
        var released = ReleaseAsync(First);
        var held = HoldAsync(Next, [Declared]);
        await ReleaseAsync(Next);

        _store.Open("ledger-0");
        await Task.WhenAll(released, held);
        Assert.Equal(HoldState.Released, (await ReadAgainAsync()).Holds[Next].State);
    }

    [Fact]
    public async Task A_repeated_hold_is_acknowledged_only_when_the_first_is_durable()
    {
        await HoldAsync(First, [Declared]);
        await FillPageAsync(1);

        _store.Close("ledger-0");
        var released = ReleaseAsync(First);
        var held = HoldAsync(Next, [Declared]);
        var repeated = HoldAsync(Next, [Declared]);
        Assert.False(repeated.IsCompleted);

        _store.Open("ledger-0");
        await Task.WhenAll(released, held, repeated);
        Assert.Equal(HoldState.Held, (await ReadAgainAsync()).Holds[Next].State);
    }

    [Fact]
    public async Task A_revised_and_an_evicted_hold_are_found_again()
    {
        await HoldAsync(First, [4]);
        await ReviseAsync(First, revision: 3, HoldState.Committed, [3]);
        await HoldAsync(Second, [2]);
        _ledger.Evict(Second, Now);
        await _pages.WriteAsync(_ledger, Second, Now);

        var read = await ReadAgainAsync();

        Assert.Equal((HoldState.Committed, 3), (read.Holds[First].State, read.Holds[First].Revision));
        Assert.Equal(Second, Assert.Single(read.Evicted).Study);
        Assert.Equal(7, read.FreeIn(Pool, March));
    }

    private static LedgerPages PagesOf(GatedStore store) => new(store, GrainId.Create("trust", "bergen"));

    private static ImmutableArray<PoolTake> Takes(ImmutableArray<int> amounts) => [new PoolTake(Pool, March, amounts)];

    private Task HoldAsync(StudyId study, ImmutableArray<int> amounts, int round = 1)
    {
        Assert.True(_ledger.Reserve(new Reservation(study, round, Patients: 1, Takes(amounts)), Now).IsHeld);
        return _pages.WriteAsync(_ledger, study, Now);
    }

    private Task ReviseAsync(StudyId study, int revision, HoldState state, ImmutableArray<int> amounts)
    {
        Assert.True(_ledger.Revise(new HoldRevision(study, Round: 1, revision, state, Patients: 1, Takes(amounts)), Now).IsHeld);
        return _pages.WriteAsync(_ledger, study, Now);
    }

    private Task ReleaseAsync(StudyId study)
    {
        Assert.True(_ledger.Release(study, round: 1, Now));
        return _pages.WriteAsync(_ledger, study, Now);
    }

    private async Task FillPageAsync(int page)
    {
        for (var i = 1; i < HoldsOnAPage; i++)
        {
            await HoldAsync(new StudyId($"filler-{page}-{i}"), [0]);
        }
    }

    private async Task AssertNothingIsPromisedTwiceAsync()
    {
        var read = await ReadAgainAsync();
        Assert.True(read.FreeIn(Pool, March) >= 0 && read.FreeIn(Pool, March + 1) >= 0, "promised twice");
    }

    private async Task<Ledger> ReadAgainAsync()
    {
        var read = new Ledger(new EveryMonth());
        await PagesOf(_store).ReadIntoAsync(read);
        return read;
    }

    private sealed class EveryMonth : IDeclaredCapacity
    {
        public long DeclaredIn(PoolId pool, Month month) => Declared;

        public void FillDeclared(PoolId pool, Month from, Span<int> byMonth) => byMonth.Fill(Declared);
    }
}
