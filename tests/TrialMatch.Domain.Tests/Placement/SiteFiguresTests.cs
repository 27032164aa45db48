using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>Figures are as the trust is now, whatever was asked before and is kept written out.</summary>
public sealed class SiteFiguresTests
{
    private static readonly PoolId Nurses = PoolIds.Of(PoolKind.StudyNurseMinutes);
    private static readonly PoolId CancerNurses = PoolIds.Of(PoolKind.StudyNurseMinutes, [Area.Cancer]);
    private static readonly Month First = Month.Of(2027, 2);
    private static readonly TrustProfile Profile = PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("bergen"));

    [Fact]
    public void A_month_that_is_declared_anew_is_as_declared_in_the_next_figures()
    {
        var before = FreeOf(Profile, new Ledger(new ProfileCapacity(Profile)), Nurses);

        var ledger = new Ledger(new ProfileCapacity(Profile));
        _ = FreeOf(Profile, ledger, Nurses);
        var changed = With(Nurses, Profile.Find(Nurses)!.Declared.With(First + 1, 17));
        ledger.Declare(new ProfileCapacity(changed));

        Assert.Equal(before.SetItem(1, 17), FreeOf(changed, ledger, Nurses));
    }

    [Fact]
    public void Another_amount_by_month_of_the_year_is_as_declared_in_the_next_figures()
    {
        _ = FreeOf(Profile, new Ledger(new ProfileCapacity(Profile)), Nurses);
        var changed = With(Nurses, DeclaredCapacity.Level(31));

        Assert.All(FreeOf(changed, new Ledger(new ProfileCapacity(changed)), Nurses), free => Assert.Equal(31, free));
    }

    [Fact]
    public void A_pool_that_is_added_for_the_area_meets_its_demand_from_then_on()
    {
        Assert.Equal(Nurses, PoolOfNurses(Profile));

        var changed = Profile.With(Pool.Dedicated(PoolKind.StudyNurseMinutes, [Area.Cancer]), DeclaredCapacity.Level(5));

        Assert.Equal(CancerNurses, PoolOfNurses(changed));
        Assert.Equal(Nurses, PoolOfNurses(Profile));
    }

    [Fact]
    public void What_is_held_is_free_no_more_and_free_again_once_it_is_released()
    {
        var ledger = new Ledger(new ProfileCapacity(Profile));
        var before = FreeOf(Profile, ledger, Nurses);
        var study = new StudyId("study");

        ledger.Reserve(new Reservation(study, Round: 1, Patients: 1, [new PoolTake(Nurses, First + 2, [40])]), DateTimeOffset.UnixEpoch);
        Assert.Equal(before.SetItem(2, before[2] - 40), FreeOf(Profile, ledger, Nurses));
        Assert.Equal(before, FreeOf(Profile, new Ledger(new ProfileCapacity(Profile)), Nurses));

        ledger.Release(study, round: 1, DateTimeOffset.UnixEpoch);
        Assert.Equal(before, FreeOf(Profile, ledger, Nurses));
    }

    private static TrustProfile With(PoolId pool, DeclaredCapacity declared) => Profile.With(Profile.Find(pool)!.Pool, declared);

    private static PoolId PoolOfNurses(TrustProfile profile) =>
        Ask(profile, new Ledger(new ProfileCapacity(profile))).Demand.PerPatient.Single().Pool;

    private static ImmutableArray<int> FreeOf(TrustProfile profile, Ledger ledger, PoolId pool) =>
        [.. Ask(profile, ledger).Pools.Single(calendar => calendar.Pool == pool).FreeByMonth.Span];

    private static SiteFigures Ask(TrustProfile profile, Ledger ledger)
    {
        var demand = new DemandProfile([new PoolDemand(PoolKind.StudyNurseMinutes, [10])], []);
        return SiteFigures.From(profile, ledger, [], new SiteQuery(Area.Cancer, ConditionGroup.BreastCancer, demand, First, MonthCount: 18));
    }
}
