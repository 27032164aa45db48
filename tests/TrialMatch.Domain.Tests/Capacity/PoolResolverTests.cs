using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Tests.Capacity;

public sealed class PoolResolverTests
{
    private static readonly ImmutableArray<Pool> Pools =
    [
        Pool.Shared(PoolKind.StudyNurseMinutes),
        Pool.Dedicated(PoolKind.StudyNurseMinutes, [Area.Cancer]),
        Pool.Dedicated(PoolKind.ImagingSlots, [Area.Cancer, Area.BrainHealth]),
        Pool.Eligible(ConditionGroup.BreastCancer),
        Pool.EligibleOutsideGroups(Area.MedicalDevices),
    ];

    [Fact]
    public void Pool_ids_say_the_kind_and_whom_the_pool_is_for() =>
        Assert.Equal(
            [
                "study-nurse-minutes", "study-nurse-minutes.cancer", "imaging-slots.cancer+brain-health",
                "eligible-patients.breast-cancer", "eligible-patients.medical-devices",
            ],
            Pools.Select(pool => pool.Id.Value));

    [Fact]
    public void Pool_ids_of_the_same_areas_are_the_same_whatever_their_order() =>
        Assert.Equal(
            Pool.Dedicated(PoolKind.ImagingSlots, [Area.Cancer, Area.BrainHealth]).Id,
            Pool.Dedicated(PoolKind.ImagingSlots, [Area.BrainHealth, Area.Cancer, Area.Cancer]).Id);

    [Fact]
    public void Pool_ids_are_distinct_for_every_kind_area_and_group()
    {
        var kinds = Enum.GetValues<PoolKind>();
        var areas = Enum.GetValues<Area>();
        var ids = kinds.Select(PoolIds.Of)
            .Concat(kinds.SelectMany(kind => areas.Select(area => PoolIds.Of(kind, [area]))))
            .Concat(ConditionGroups.All.Select(PoolIds.Of))
            .ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_pool_that_names_the_area_goes_before_the_one_that_serves_all()
    {
        Assert.Equal("study-nurse-minutes.cancer", Find(PoolKind.StudyNurseMinutes, Area.Cancer));
        Assert.Equal("study-nurse-minutes", Find(PoolKind.StudyNurseMinutes, Area.BrainHealth));
    }

    [Fact]
    public void A_pool_kept_for_other_areas_is_not_lent_out()
    {
        Assert.Equal("imaging-slots.cancer+brain-health", Find(PoolKind.ImagingSlots, Area.BrainHealth));
        Assert.Null(Find(PoolKind.ImagingSlots, Area.Cardiovascular));
    }

    [Fact]
    public void Eligible_patients_are_those_of_the_group_whichever_area_asks()
    {
        Assert.Equal("eligible-patients.breast-cancer", Find(PoolKind.EligiblePatients, Area.MedicalDevices, ConditionGroup.BreastCancer));
        Assert.Null(Find(PoolKind.EligiblePatients, Area.Cancer, ConditionGroup.LungCancer));
    }

    [Fact]
    public void A_study_without_a_group_takes_the_areas_patients_outside_the_groups()
    {
        Assert.Equal("eligible-patients.medical-devices", Find(PoolKind.EligiblePatients, Area.MedicalDevices));
        Assert.Null(Find(PoolKind.EligiblePatients, Area.Cancer));
    }

    [Fact]
    public void A_demand_that_no_pool_can_meet_names_its_kind()
    {
        var profile = new DemandProfile(
            [new(PoolKind.InfusionChairMinutes, [60]), new(PoolKind.ImagingSlots, [1])], [new(PoolKind.InfusionChairMinutes, [30])]);

        var resolved = new PoolResolver(Declared).Resolve(profile, Area.Cardiovascular, null);

        Assert.False(resolved.IsMet);
        Assert.Equal([PoolKind.InfusionChairMinutes, PoolKind.ImagingSlots], resolved.Missing);
    }

    [Fact]
    public void A_demand_of_nothing_needs_no_pool()
    {
        var resolved = new PoolResolver(Declared).Resolve(
            new DemandProfile([new(PoolKind.InfusionChairMinutes, [0, 0])], []), Area.Cancer, null);

        Assert.True(resolved.IsMet);
        Assert.Empty(resolved.PerPatient);
    }

    [Fact]
    public void Demands_of_one_kind_are_added_up_month_by_month()
    {
        var profile = new DemandProfile(
            [new(PoolKind.StudyNurseMinutes, [10, 20]), new(PoolKind.StudyNurseMinutes, [1, 2, 3])], []);

        var taken = Assert.Single(new PoolResolver(Declared).Resolve(profile, Area.Cancer, null).PerPatient);

        Assert.Equal("study-nurse-minutes.cancer", taken.Pool.Value);
        Assert.Equal([11, 22, 3], taken.ByMonth);
    }

    private static ImmutableArray<PoolDeclaration> Declared =>
        [.. Pools.Select(pool => new PoolDeclaration(pool, DeclaredCapacity.Level(1), IsPlanningDefault: true))];

    private static string? Find(PoolKind kind, Area area, ConditionGroup? group = null) =>
        new PoolResolver(Declared).Find(kind, area, group)?.Pool.Id.Value;
}
