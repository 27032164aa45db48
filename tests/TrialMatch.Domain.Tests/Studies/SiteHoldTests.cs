using CsCheck;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies;

public class SiteHoldTests
{
    private static readonly Month January = Month.Of(2027, 1);
    private static readonly PoolId Nurses = new("study-nurse-minutes");
    private static readonly PoolId Imaging = new("imaging-slots");

    private static readonly Gen<SiteHold> Holds =
        from starts in Gen.Int[0, 4].Array[1, 14]
        from perPatient in Gen.Int[0, 5].Array[1, 8]
        from imaging in Gen.Int[0, 2].Array[1, 4]
        from perSite in Gen.Int[0, 5].Array[1, 12]
        where starts.Sum() > 0
        select new SiteHold(
            Round: 1, Revision: 0, HoldState.Held, starts.Sum(), January, [.. starts],
            new ResolvedDemand([new(Nurses, [.. perPatient]), new(Imaging, [.. imaging])], [new(Nurses, [.. perSite])], []));

    [Fact]
    public void A_hold_that_shrinks_takes_nowhere_more_than_before_and_is_for_as_many_patients_as_said() =>
        (from hold in Holds
         from later in Gen.Int[0, hold.StartsByMonth.Length - 1]
         let start = January + later
         where hold.PatientsFrom(start) > 0
         from patients in Gen.Int[1, 60]
         select (Hold: hold, From: start, Accepted: Math.Min(patients, hold.PatientsFrom(start)))).Sample(sample =>
        {
            var (hold, from, accepted) = sample;
            var shrunk = hold.ShrunkTo(accepted, from);

            Assert.Equal((accepted, accepted), (shrunk.Patients, shrunk.StartsByMonth.Sum()));
            Assert.True(shrunk.FirstStart >= from);
            Assert.Equal(shrunk.Equals(hold) ? 0 : 1, shrunk.Revision);
            foreach (var (pool, month) in MonthsOf(shrunk))
            {
                Assert.True(AmountIn(shrunk, pool, month) <= AmountIn(hold, pool, month), $"{pool} {month} grew");
            }
        });

    [Fact]
    public void The_latest_starts_fall_away_first()
    {
        var shrunk = HoldOf(1, 2, 3).ShrunkTo(4, January);

        Assert.Equal([1, 2, 1], shrunk.StartsByMonth);
    }

    [Fact]
    public void A_later_start_leaves_out_the_months_before_it()
    {
        var shrunk = HoldOf(1, 2, 3).ShrunkTo(4, January + 1);

        Assert.Equal([0, 2, 2], shrunk.StartsByMonth);
        Assert.Equal(January + 1, shrunk.FirstStart);
    }

    [Fact]
    public void Accepting_all_that_is_held_changes_nothing() => Assert.Equal(0, HoldOf(0, 2, 3).ShrunkTo(5, January + 1).Revision);

    [Fact]
    public void What_a_hold_takes_is_free_to_its_own_study_in_every_month()
    {
        var hold = HoldOf(1, 2);

        Assert.Equal([(Nurses, January, 10), (Nurses, January + 1, 25), (Nurses, January + 2, 10)],
            MonthsOf(hold).Select(place => (place.Pool, place.Month, AmountIn(hold, place.Pool, place.Month))));
        Assert.Empty(hold.InState(HoldState.Released).Takes);
    }

    private static SiteHold HoldOf(params int[] starts) => new(
        Round: 1, Revision: 0, HoldState.Held, starts.Sum(), January, [.. starts], new ResolvedDemand([new(Nurses, [10, 5])], [], []));

    private static IEnumerable<(PoolId Pool, Month Month)> MonthsOf(SiteHold hold) =>
        hold.Takes.SelectMany(take => take.Amounts.Select((_, i) => (take.Pool, take.From + i)));

    private static int AmountIn(SiteHold hold, PoolId pool, Month month) => hold.Takes
        .Where(take => take.Pool == pool && month >= take.From && month < take.From + take.Amounts.Length)
        .Sum(take => take.Amounts[month - take.From]);
}
