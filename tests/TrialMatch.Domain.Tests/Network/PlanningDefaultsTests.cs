using System.Text.Json.Nodes;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Network;

public sealed class PlanningDefaultsTests
{
    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    [Fact]
    public void A_trust_has_one_pool_for_all_areas_of_each_kind()
    {
        var pools = Profile("innlandet").Pools.Select(p => p.Pool).Where(pool => pool.Kind != PoolKind.EligiblePatients);

        Assert.Equal(
            ["imaging-slots", "infusion-chair-minutes", "investigator-minutes", "pharmacy-preparations", "study-nurse-minutes"],
            pools.Select(pool => pool.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_pool_is_as_large_as_the_studies_a_trust_carries_and_smaller_in_July()
    {
        var nurses = Profile("innlandet").Find(new PoolId("study-nurse-minutes"))!.Declared;
        var units = Seed.Planning.Find(new TrustId("innlandet"))!.ConcurrentStudies
            * Seed.Planning.Capacity.PerConcurrentStudy[PoolKind.StudyNurseMinutes];

        Assert.Equal(units, nurses.ByMonthOfYear[0]);
        Assert.Equal(units * Seed.Planning.Capacity.PercentByMonthOfYear[6] / 100, nurses.ByMonthOfYear[6]);
        Assert.True(nurses.ByMonthOfYear[6] < nurses.ByMonthOfYear[0]);
    }

    [Fact]
    public void A_centres_host_keeps_part_of_its_study_nurses_for_the_centres_area()
    {
        var host = Profile("bergen");
        var kept = host.Find(new PoolId("study-nurse-minutes.brain-health"))!;
        var shared = host.Find(new PoolId("study-nurse-minutes"))!;
        var units = Seed.Planning.Find(host.Id)!.ConcurrentStudies
            * Seed.Planning.Capacity.PerConcurrentStudy[PoolKind.StudyNurseMinutes];

        Assert.Equal(units, kept.Declared.ByMonthOfYear[0] + shared.Declared.ByMonthOfYear[0]);
        Assert.Equal(units * Seed.Planning.Capacity.HostNursePercent / 100, kept.Declared.ByMonthOfYear[0]);
    }

    [Fact]
    public void A_trust_has_eligible_patients_of_the_groups_in_the_areas_it_takes_part_in_and_of_the_fields_without_a_centre()
    {
        var helgeland = Profile("helgeland");
        var groups = helgeland.Pools.Select(p => p.Pool.ConditionGroup).OfType<ConditionGroup>();

        var centralised = Seed.Planning.Eligibility.CentralisedGroups;
        Assert.Equal(
            ConditionGroups.All.Where(group => helgeland.OpenAreas.Add(Area.OtherFields).Contains(ConditionGroups.AreaOf(group)) && !centralised.Contains(group)),
            groups);
        Assert.DoesNotContain(Area.Cancer, helgeland.OpenAreas);
    }

    [Fact]
    public void A_hospital_of_a_few_groups_alone_has_no_patients_of_fields_without_a_centre() => Assert.DoesNotContain(
        Profile("sunnaas").Pools, pool => pool.Pool.ConditionGroup is { } group && ConditionGroups.AreaOf(group) == Area.OtherFields);

    [Fact]
    public void Centralised_disease_is_counted_at_the_regions_hub_for_all_its_people()
    {
        var rate = Seed.Planning.Eligibility.PerMonthPer100000[ConditionGroup.HaematologicalCancer];
        var north = Seed.Trusts.Where(trust => trust.Region == Seed.FindTrust(new TrustId("unn"))!.Region).ToList();
        var people = north.Sum(trust => Seed.Planning.Find(trust.Id)!.PatientBase);

        Assert.Equal(rate * people / 100_000, Profile("unn").EligiblePatientsPerMonth(Area.Cancer, ConditionGroup.HaematologicalCancer), 0.1);
        Assert.Null(Profile("nordland").Find(PoolKind.EligiblePatients, Area.Cancer, ConditionGroup.HaematologicalCancer)?.Pool.ConditionGroup);
    }

    [Fact]
    public void Eligible_patients_follow_the_people_a_trust_draws_them_from()
    {
        var rate = Seed.Planning.Eligibility.PerMonthPer100000[ConditionGroup.BreastCancer];
        var people = Seed.Planning.Find(new TrustId("stavanger"))!.PatientBase;

        Assert.Equal(
            rate * people / 100_000, Profile("stavanger").EligiblePatientsPerMonth(Area.Cancer, ConditionGroup.BreastCancer), 0.05);
    }

    [Fact]
    public void The_rehabilitation_hospital_has_rehabilitation_patients_only_and_gives_no_infusions()
    {
        var sunnaas = Profile("sunnaas");

        Assert.Equal([Area.BrainHealth, Area.MedicalDevices], sunnaas.OpenAreas);
        Assert.Equal(0, sunnaas.Facts.CatchmentPopulation);
        Assert.True(sunnaas.EligiblePatientsPerMonth(Area.BrainHealth, ConditionGroup.Stroke) > 0);
        Assert.Equal(0, sunnaas.EligiblePatientsPerMonth(Area.BrainHealth, ConditionGroup.Epilepsy));
        Assert.Null(sunnaas.Find(PoolKind.InfusionChairMinutes, Area.BrainHealth, null));
    }

    [Fact]
    public void Naming_groups_in_one_area_leaves_a_trusts_other_areas_whole()
    {
        var lovisenberg = Profile("lovisenberg");

        Assert.Equal(0, lovisenberg.EligiblePatientsPerMonth(Area.BrainHealth, ConditionGroup.Stroke));
        Assert.True(lovisenberg.EligiblePatientsPerMonth(Area.BrainHealth, ConditionGroup.MentalHealth) > 0);
        Assert.True(lovisenberg.EligiblePatientsPerMonth(Area.Cardiovascular, ConditionGroup.HeartFailure) > 0);
    }

    [Fact]
    public void A_trusts_own_pool_in_the_file_stands_in_place_of_the_default_and_is_not_marked()
    {
        var seed = SeedFile.With(file => Figures(file, "innlandet")["pools"] = JsonNode.Parse(
            """[{"kind": "IMAGING_SLOTS", "byMonthOfYear": [9,9,9,9,9,9,3,9,9,9,9,9], "planningDefault": false}]"""));
        var imaging = PlanningDefaults.ProfileFor(seed, new TrustId("innlandet")).Pools
            .Where(p => p.Pool.Kind == PoolKind.ImagingSlots);

        var own = Assert.Single(imaging);
        Assert.False(own.IsPlanningDefault);
        Assert.Equal(3, own.Declared.ByMonthOfYear[6]);
    }

    [Fact]
    public void Figures_that_a_file_says_are_no_defaults_lose_the_mark()
    {
        var seed = SeedFile.With(file =>
        {
            Figures(file, "innlandet")["planningDefault"] = false;
            file["planning"]!["capacity"]!["planningDefault"] = false;
        });
        var profile = PlanningDefaults.ProfileFor(seed, new TrustId("innlandet"));

        Assert.False(profile.IsPlanningDefault(FigureGroup.Capacity));
        Assert.False(profile.IsPlanningDefault(FigureGroup.StartUp));
        Assert.True(profile.IsPlanningDefault(FigureGroup.EligiblePatients));
        Assert.True(PlanningDefaults.ProfileFor(seed, new TrustId("ous")).IsPlanningDefault(FigureGroup.Capacity));
    }

    [Fact]
    public void What_a_trust_declares_replaces_the_default_and_takes_its_mark_away()
    {
        var pool = Pool.Shared(PoolKind.ImagingSlots);
        var profile = Profile("innlandet").With(pool, DeclaredCapacity.Level(5));

        Assert.Equal(new PoolDeclaration(pool, DeclaredCapacity.Level(5), IsPlanningDefault: false).Declared, profile.Find(pool.Id)!.Declared);
        Assert.False(profile.Find(pool.Id)!.IsPlanningDefault);
        Assert.Equal(Profile("innlandet").Pools.Length, profile.Pools.Length);
    }

    [Fact]
    public void A_trust_may_declare_a_pool_that_it_did_not_have()
    {
        var pool = Pool.Dedicated(PoolKind.ImagingSlots, [Area.Cancer]);

        Assert.Equal(7, Profile("innlandet").With(pool, DeclaredCapacity.Level(7)).Find(pool.Id)!.Declared.ByMonthOfYear[0]);
    }

    [Fact]
    public void A_trust_that_the_seed_does_not_know_is_refused() => Assert.Throws<ArgumentException>(() => Profile("nowhere"));

    private static TrustProfile Profile(string trust) => PlanningDefaults.ProfileFor(Seed, new TrustId(trust));

    private static JsonNode Figures(JsonNode file, string trust) =>
        file["planning"]!["trusts"]!.AsArray().Single(t => (string)t!["trust"]! == trust)!;
}
