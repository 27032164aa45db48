using System.Collections.Immutable;
using CsCheck;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

public class CommitmentPhasingTests
{
    private const int CalendarMonths = 24;

    private static readonly Month January = Month.Of(2027, 1);
    private static readonly PoolId Nurses = new("study-nurse-minutes");
    internal static readonly TrustProfile Profile = ProfileOfAnyTrust();

    [Fact]
    public void Starts_that_went_unused_move_to_later_months()
    {
        var after = Rephase(SiteOf([2, 2, 0, 0], reported: [0]), free: 10, thisMonth: 1, lastMonth: 3);

        Assert.Equal(0, after.StartsByMonth[0]);
        Assert.Equal((4, 4), (after.Patients, after.StartsByMonth.Sum()));
        Assert.Equal(1, after.Revision);
    }

    [Fact]
    public void Where_later_months_have_no_room_the_cap_falls_to_what_fits()
    {
        var after = Rephase(SiteOf([2, 2, 0, 0], reported: [0]), free: 0, thisMonth: 1, lastMonth: 3);

        // Of what was held, only February's room is left to come.
        Assert.Equal([0, 2, 0, 0], after.StartsByMonth);
        Assert.Equal(2, after.Patients);
    }

    [Fact]
    public void A_site_that_recruited_as_planned_keeps_its_commitment_as_it_is()
    {
        var site = SiteOf([2, 2, 0, 0], reported: [2]);

        Assert.Same(site.Granted, Rephase(site, free: 0, thisMonth: 1, lastMonth: 3));
    }

    [Fact]
    public void What_was_recruited_beyond_the_plan_is_reserved_and_leaves_fewer_starts()
    {
        var after = Rephase(SiteOf([2, 3, 0, 0], reported: [4]), free: 10, thisMonth: 1, lastMonth: 3);

        Assert.Equal((4, 1), (after.StartsByMonth[0], after.StartsByMonth.Skip(1).Sum()));
        Assert.Equal(5, after.Patients);
    }

    [Fact]
    public void More_recruited_than_committed_leaves_no_start_and_is_counted_whole()
    {
        var after = Rephase(SiteOf([2, 2], reported: [7]), free: 10, thisMonth: 1, lastMonth: 1);

        Assert.Equal([7, 0], after.StartsByMonth);
        Assert.Equal(7, after.Patients);
    }

    [Fact]
    public void More_recruited_than_there_is_room_for_reserves_what_fits()
    {
        var after = Rephase(SiteOf([2, 2], reported: [7]), free: 1, thisMonth: 1, lastMonth: 1);

        Assert.Equal([3, 0], after.StartsByMonth);
        Assert.Equal(7, after.Patients);
    }

    [Fact]
    public void The_end_of_enrolment_gives_back_every_start_to_come()
    {
        var after = Rephase(SiteOf([2, 2, 2, 2], reported: [1]), free: 10, thisMonth: 1, lastMonth: 3, isEnrolmentOver: true);

        Assert.Equal([1, 0, 0, 0], after.StartsByMonth);
        Assert.Equal(1, after.Patients);
    }

    [Fact]
    public void A_month_that_is_over_and_was_not_reported_stays_as_planned()
    {
        var after = Rephase(SiteOf([2, 2, 2, 0], reported: [1]), free: 10, thisMonth: 2, lastMonth: 3);

        Assert.Equal((1, 2), (after.StartsByMonth[0], after.StartsByMonth[1]));
    }

    [Fact]
    public void A_month_that_is_over_and_over_full_through_others_takes_nothing_from_patients_who_have_started()
    {
        // Less is declared of a month that is over than was used in it: others have 5 too many there.
        var site = SiteOf([2, 2, 2, 0], reported: [2, 2], followUp: 3);
        var free = Enumerable.Repeat(10, CalendarMonths).ToArray();
        free[0] = -7;

        var after = Rephase(site, free, thisMonth: 2, lastMonth: 3);

        Assert.Equal([2, 2], after.StartsByMonth[..2]);
        Assert.Equal(6, after.StartsByMonth.Sum());
    }

    [Fact]
    public void Where_the_network_file_moved_the_demand_to_another_pool_what_was_committed_stays_where_it_is()
    {
        var site = SiteOf([2, 2, 0, 0], reported: [0]);
        var figures = new SiteFigures(Profile, Area.Cancer, site.Granted.Demand, [new PoolCalendar(new PoolId("study-nurse-minutes.cancer"), January, new[] { 9, 9, 9, 9, 9 })]);

        var after = CommitmentPhasing.Rephase(site, figures, isEnrolmentOver: false, January + 1, January + 3);

        Assert.Equal([0, 2, 0, 0], after.StartsByMonth);
        Assert.Equal(Nurses, after.Takes.Single().Pool);
    }

    [Fact]
    public void Whatever_was_recruited_the_commitment_fits_what_is_free_when_it_is_given_back() =>
        (from starts in Gen.Int[0, 3].Array[1, 10]
         from reported in Gen.Int[0, 5].Array[0, 6]
         from followUp in Gen.Int[1, 5]
         from free in Gen.Int[0, 8].Array[CalendarMonths]
         from now in Gen.Int[0, 9]
         from ends in Gen.Bool
         where starts.Sum() > 0
         select (starts, reported, followUp, free, now, ends)).Sample(life =>
        {
            var site = SiteOf(life.starts, life.reported, life.followUp);
            var (before, after) = (site.Granted, Rephase(site, life.free, life.now, life.starts.Length - 1, life.ends));

            for (var i = 0; i < CalendarMonths; i++)
            {
                Assert.True(AmountIn(after, January + i) <= life.free[i] + AmountIn(before, January + i), $"month {i} takes {AmountIn(after, January + i)}");
            }

            Assert.True(after.Patients >= site.RecruitedPatients);
            Assert.True(after.StartsByMonth.Sum() <= Math.Max(before.Patients, site.RecruitedPatients));
            Assert.All(Enumerable.Range(0, Math.Min(life.reported.Length, after.StartsByMonth.Length)), i => Assert.True(after.StartsByMonth[i] <= life.reported[i]));
        });

    private static SiteHold Rephase(StudySite site, int free, int thisMonth, int lastMonth, bool isEnrolmentOver = false) =>
        Rephase(site, [.. Enumerable.Repeat(free, CalendarMonths)], thisMonth, lastMonth, isEnrolmentOver);

    private static SiteHold Rephase(StudySite site, int[] free, int thisMonth, int lastMonth, bool isEnrolmentOver = false)
    {
        var months = CommitmentPhasing.QueryMonths(site, January + lastMonth);
        var freeByMonth = free.Take(months).ToArray();
        var figures = new SiteFigures(Profile, Area.Cancer, site.Granted.Demand, [new PoolCalendar(Nurses, January, freeByMonth)]);
        return CommitmentPhasing.Rephase(site, figures, isEnrolmentOver, January + thisMonth, January + lastMonth);
    }

    /// <summary>A committed site that takes one unit a month for each patient from the start on, and has reported its first months.</summary>
    private static StudySite SiteOf(int[] starts, int[] reported, int followUp = 1)
    {
        var demand = new ResolvedDemand([new(Nurses, [.. Enumerable.Repeat(1, followUp)])], [], []);
        var hold = new SiteHold(Round: 1, Revision: 0, HoldState.Committed, starts.Sum(), January, [.. starts], demand);
        return new StudySite
        {
            Trust = Profile.Id,
            Area = Area.Cancer,
            State = RequestState.Accepted,
            AskedAt = default,
            AnswerBy = default,
            AskedPatients = hold.Patients,
            Asked = hold,
            Start = January,
            Rate = new RateForecast(1, 0, 2, RateSource.DeclaredEligible, Shape: 2, RateMonths: 2),
            Hold = hold,
            Granted = hold,
            Accepted = hold,
            Recruited = reported.Index().ToImmutableSortedDictionary(month => January + month.Index, month => month.Item),
            NeedsRephasing = true,
        };
    }

    private static int AmountIn(SiteHold hold, Month month) => hold.Takes
        .Where(take => month >= take.From && month < take.From + take.Amounts.Length)
        .Sum(take => take.Amounts[month - take.From]);

    private static TrustProfile ProfileOfAnyTrust()
    {
        var seed = NetworkSeed.Load();
        return PlanningDefaults.ProfileFor(seed, seed.Trusts[0].Id);
    }
}
