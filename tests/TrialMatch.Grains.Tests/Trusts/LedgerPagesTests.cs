using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Trusts;

public sealed class LedgerPagesTests
{
    private const int Declared = 10;
    private const int HoldsOnAPage = 16;

    private static readonly PoolId Pool = new("study-nurse-minutes");
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly GatedStore _store = new();
    private readonly Ledger _ledger = new(new OnePool());
    private readonly LedgerPages _pages;

    public LedgerPagesTests() => _pages = PagesOf(_store);

    [Fact]
    public async Task Capacity_that_is_released_on_one_page_is_not_held_on_another_before_the_release_is_durable()
    {
        var first = new StudyId("first");
        await HoldAsync(first, Declared);
        await FillPageAsync();
        await HoldAsync(new StudyId("on-the-second-page"), 0);

        _store.Close("ledger-0");
        var release = ReleaseAsync(first);
        var next = HoldAsync(new StudyId("next"), Declared);

        // What a crash at this moment would leave behind.
        Assert.True((await ReadAgainAsync()).FreeIn(Pool, March) >= 0, "promised twice");
        Assert.False(next.IsCompleted, "acknowledged before the release is durable");

        _store.Open("ledger-0");
        await Task.WhenAll(release, next);
        Assert.Equal(0, (await ReadAgainAsync()).FreeIn(Pool, March));
    }

    [Fact]
    public async Task A_release_that_is_repeated_after_its_memory_has_passed_is_written_as_before()
    {
        var study = new StudyId("first");
        await HoldAsync(study, Declared);
        await ReleaseAsync(study);

        Assert.False(_ledger.Release(study, round: 1, Now.AddHours(2)));
        await _pages.WriteAsync(_ledger, study, Now.AddHours(2));

        Assert.Equal(Declared, (await ReadAgainAsync()).FreeIn(Pool, March));
    }

    [Fact]
    public async Task A_release_that_was_forgotten_and_is_still_on_a_page_does_not_undo_a_later_hold()
    {
        var (returning, leaving) = (new StudyId("returning"), new StudyId("leaving"));
        await HoldAsync(leaving, 0);
        await FillPageAsync();
        await HoldAsync(returning, Declared);
        await ReleaseAsync(returning, Now);
        await ReleaseAsync(leaving, Now.AddMinutes(1));

        // Forgets both; writes the first page only, where there is room now.
        await _pages.WriteAsync(_ledger, new StudyId("filler-1"), Now.AddHours(2));
        await HoldAsync(returning, Declared, round: 2);

        Assert.Equal(0, (await ReadAgainAsync()).FreeIn(Pool, March));
    }

    [Fact]
    public async Task A_hold_that_is_made_is_added_to_its_page_and_the_others_are_not_written_again()
    {
        await HoldAsync(new StudyId("first"), 1);
        await HoldAsync(new StudyId("second"), 2);
        await HoldAsync(new StudyId("third"), 3);

        Assert.Equal(3, _store.PartsOf("ledger-0"));
        Assert.Equal(Declared - 6, (await ReadAgainAsync()).FreeIn(Pool, March));
    }

    [Fact]
    public async Task The_later_of_two_holds_of_a_study_stands_wherever_it_is_stored()
    {
        var study = new StudyId("first");
        await HoldAsync(study, 4);
        await HoldAsync(study, 7, round: 2);

        Assert.Equal(2, _store.PartsOf("ledger-0"));
        var read = await ReadAgainAsync();
        Assert.Equal((2, Declared - 7), (read.Holds[study].Round, read.FreeIn(Pool, March)));
    }

    [Fact]
    public async Task A_page_to_which_much_was_added_is_written_whole_again_also_where_it_was_read_meanwhile()
    {
        var study = new StudyId("first");
        for (var round = 1; round <= 20; round++)
        {
            await HoldAsync(study, round % Declared, round);
        }

        var (ledger, pages) = (new Ledger(new OnePool()), PagesOf(_store));
        await pages.ReadIntoAsync(ledger);
        for (var round = 21; round <= 33; round++)
        {
            Assert.Equal(round - 1, _store.PartsOf("ledger-0"));
            Assert.True(ledger.Reserve(new Reservation(study, round, Patients: 1, [new PoolTake(Pool, March, [1])]), Now).IsHeld);
            await pages.WriteAsync(ledger, study, Now);
        }

        Assert.Equal(33, _store.PartsOf("ledger-0"));
        Assert.True(ledger.Release(study, round: 33, Now));
        await pages.WriteAsync(ledger, study, Now);
        Assert.Equal(1, _store.PartsOf("ledger-0"));
        Assert.Equal(Declared, (await ReadAgainAsync()).FreeIn(Pool, March));
    }

    [Fact]
    public async Task A_page_from_which_a_release_was_forgotten_is_written_without_it()
    {
        var study = new StudyId("first");
        await HoldAsync(study, 4);
        await HoldAsync(new StudyId("second"), 1);
        await ReleaseAsync(study);

        await _pages.WriteAsync(_ledger, new StudyId("second"), Now.AddHours(2));
        Assert.True(_ledger.Reserve(new Reservation(new StudyId("third"), 1, Patients: 1, [new PoolTake(Pool, March, [1])]), Now).IsHeld);
        await _pages.WriteAsync(_ledger, new StudyId("third"), Now.AddHours(2));

        Assert.Equal(1, _store.PartsOf("ledger-0"));
        Assert.DoesNotContain(study, (await ReadAgainAsync()).Holds.Keys);
    }

    private static LedgerPages PagesOf(GatedStore store) => new(store, GrainId.Create("trust", "bergen"));

    private Task HoldAsync(StudyId study, int amount, int round = 1)
    {
        Assert.True(_ledger.Reserve(new Reservation(study, round, Patients: 1, [new PoolTake(Pool, March, [amount])]), Now).IsHeld);
        return _pages.WriteAsync(_ledger, study, Now);
    }

    private Task ReleaseAsync(StudyId study) => ReleaseAsync(study, Now);

    private Task ReleaseAsync(StudyId study, DateTimeOffset now)
    {
        Assert.True(_ledger.Release(study, round: 1, now));
        return _pages.WriteAsync(_ledger, study, now);
    }

    private async Task FillPageAsync()
    {
        for (var i = 1; i < HoldsOnAPage; i++)
        {
            await HoldAsync(new StudyId($"filler-{i}"), 0);
        }
    }

    private async Task<Ledger> ReadAgainAsync()
    {
        var read = new Ledger(new OnePool());
        await PagesOf(_store).ReadIntoAsync(read);
        return read;
    }

    private sealed class OnePool : IDeclaredCapacity
    {
        public long DeclaredIn(PoolId pool, Month month) => Declared;

        public void FillDeclared(PoolId pool, Month from, Span<int> byMonth) => byMonth.Fill(Declared);
    }
}
