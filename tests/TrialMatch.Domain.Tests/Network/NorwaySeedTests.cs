using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Network;

public sealed class NorwaySeedTests
{
    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    [Fact]
    public void Norway_has_four_regions_twenty_two_trusts_and_a_centre_for_each_area()
    {
        Assert.Equal(4, Seed.Regions.Length);
        Assert.Equal(22, Seed.Trusts.Length);
        Assert.Equal(
            [Area.Cancer, Area.Inflammation, Area.BrainHealth, Area.Cardiovascular, Area.MedicalDevices, Area.Gastrointestinal],
            Seed.Centres.Select(centre => centre.Area).Order());
        Assert.NotEmpty(Seed.Sources);
    }

    [Fact]
    public void The_trusts_catchments_cover_each_region_exactly() =>
        Assert.All(Seed.Regions, region => Assert.Equal(
            region.Population,
            Seed.Trusts.Where(trust => trust.Region == region.Id).Sum(trust => trust.CatchmentPopulation)));

    [Fact]
    public void The_facts_agree_with_the_reference_data()
    {
        var reference = ReferenceNetwork();
        foreach (var trust in Seed.Trusts)
        {
            var expected = reference["trusts"]!.AsArray().Single(t => (string)t!["id"]! == trust.Id.Value)!;
            Assert.Equal((string)expected["name"]!, trust.Name);
            Assert.Equal((string)expected["region"]!, trust.Region.Value);
            Assert.Equal((int)expected["catchmentPopulation"]!, trust.CatchmentPopulation);
            Assert.Equal((string?)expected["reshId"], trust.ReshId);
            Assert.Equal((string)expected["city"]!, trust.City);
            Assert.Equal((double)expected["latitude"]!, trust.Latitude);
            Assert.Equal((double)expected["longitude"]!, trust.Longitude);
            Assert.Equal(expected["hospitals"]!.AsArray().Select(h => (string)h!), trust.Hospitals);
            // The reference data has one number that cannot be right: its check digit fails. The seed has the registered one.
            Assert.True(
                (string)expected["organisationNumber"]! == trust.OrganisationNumber
                || !OrganisationNumber.IsValid((string)expected["organisationNumber"]!));
        }

        Assert.All(Seed.Centres, centre => Assert.Contains(reference["centres"]!.AsArray(), c =>
            (string)c!["id"]! == centre.Id.Value && (string)c["hostTrust"]! == centre.HostTrust.Value && (string)c["name"]! == centre.Name));
    }

    [Fact]
    public void Nobody_is_counted_among_the_patients_of_two_trusts() =>
        Assert.All(Seed.Regions, region =>
        {
            var based = Seed.Trusts.Where(trust => trust.Region == region.Id).Sum(trust => Seed.Planning.Find(trust.Id)!.PatientBase);
            Assert.InRange(based, region.Population * 99 / 100, region.Population);
        });

    [Fact]
    public void Every_trust_takes_part_somewhere_and_every_network_reaches_all_regions()
    {
        Assert.All(Seed.Trusts, trust => Assert.NotEmpty(Seed.AreasOf(trust.Id)));
        Assert.All(Seed.Centres, centre => Assert.Equal(
            4, Seed.NetworkOf(centre.Area).Select(trust => Seed.FindTrust(trust)!.Region).Distinct().Count()));
    }

    [Fact]
    public void A_host_of_a_centre_takes_part_in_all_areas() =>
        Assert.All(Seed.Centres, centre => Assert.Equal(Seed.Centres.Length, Seed.AreasOf(centre.HostTrust).Count));

    [Fact]
    public void Every_condition_group_has_a_figure() =>
        Assert.Equal(ConditionGroups.All, Seed.Planning.Eligibility.PerMonthPer100000.Keys);

    [Fact]
    public void Every_figure_that_nobody_published_says_that_it_is_a_planning_default() =>
        Assert.All(Seed.Trusts.Select(trust => PlanningDefaults.ProfileFor(Seed, trust.Id)), profile =>
        {
            Assert.All(profile.Pools, pool => Assert.True(pool.IsPlanningDefault));
            Assert.All(
                Enum.GetValues<FigureGroup>().Where(group => group != FigureGroup.Unspecified),
                group => Assert.True(profile.IsPlanningDefault(group)));
        });

    [Fact]
    public void Every_trust_can_open_a_study_in_any_month_of_the_year()
    {
        foreach (var profile in Seed.Trusts.Select(trust => PlanningDefaults.ProfileFor(Seed, trust.Id)))
        {
            var phase = profile.Capabilities.Contains(Capability.Phase1Unit) ? Phase.Phase1 : Phase.Phase3;
            var area = profile.OpenAreas[0];
            var demand = DemandProfileDefaults.For(phase, [InterventionType.Device], [], area, followUpMonths: 12, enrolmentMonths: 12);
            foreach (var taken in profile.Resolve(demand, area, null).PerSite)
            {
                var declared = profile.Find(taken.Pool)!.Declared;
                Assert.All(declared.ByMonthOfYear, amount => Assert.True(amount >= taken.ByMonth[0], $"{profile.Id} {taken.Pool}"));
            }
        }
    }

    // The mix that planning defaults should give: a small study places in any group within two years, a large one in a year
    // only in some.
    [Fact]
    public void Small_studies_are_within_reach_of_every_group_and_large_ones_of_some()
    {
        var recruitedByGroup = ConditionGroups.All.Select(group => (
            In12: ExpectedPatients(group, windowMonths: 12), In24: ExpectedPatients(group, windowMonths: 24))).ToList();

        Assert.All(recruitedByGroup, recruited => Assert.True(recruited.In24 > 5, $"{recruited}"));
        Assert.Contains(recruitedByGroup, recruited => recruited.In12 < 20);
        Assert.Contains(recruitedByGroup, recruited => recruited.In12 > 60);
    }

    // Published: industry phase III studies recruited 0.4 to 0.8 patients a month at a site (doi:10.1371/journal.pone.0271819).
    [Fact]
    public void A_mean_site_recruits_as_industry_studies_have_recruited()
    {
        var rates = ConditionGroups.All.SelectMany(group => Seed.NetworkOf(ConditionGroups.AreaOf(group))
            .Select(trust => RateOf(PlanningDefaults.ProfileFor(Seed, trust), ConditionGroups.AreaOf(group), group))
            .OfType<RateEstimate>());

        Assert.InRange(rates.Average(rate => rate.MeanPatientsPerMonth), 0.4, 0.8);
    }

    [Theory]
    [InlineData("ous", 10, 40, 60)]
    [InlineData("finnmark", 3, 3, 6)]
    public void A_trust_carries_a_plausible_number_of_studies_at_a_time(string trust, int patients, int least, int most)
    {
        var profile = PlanningDefaults.ProfileFor(Seed, new TrustId(trust));
        var study = DemandProfileDefaults.For(
            Phase.Phase3, [InterventionType.Drug], [], Area.Cardiovascular, followUpMonths: 12, enrolmentMonths: 12);
        var declaredPerMonth = profile.Pools.Where(p => p.Pool.Kind == PoolKind.StudyNurseMinutes).Sum(p => p.Declared.MeanPerMonth);
        var site = NurseMinutes(study.PerSite);
        var takenPerMonth = (site.Sum() + (patients * NurseMinutes(study.PerPatient).Sum())) / (double)site.Length;

        Assert.InRange(declaredPerMonth / takenPerMonth, least, most);
    }

    private static ImmutableArray<int> NurseMinutes(ImmutableArray<PoolDemand> demands) =>
        demands.Single(demand => demand.Kind == PoolKind.StudyNurseMinutes).ByMonth;

    private static double ExpectedPatients(ConditionGroup group, int windowMonths)
    {
        var area = ConditionGroups.AreaOf(group);
        return (area == Area.OtherFields ? Seed.Trusts.Select(trust => trust.Id) : Seed.NetworkOf(area))
            .Select(trust => PlanningDefaults.ProfileFor(Seed, trust))
            .Sum(profile => Math.Max(0, windowMonths - profile.StartUpMonths) * (RateOf(profile, area, group)?.MeanPatientsPerMonth ?? 0));
    }

    private static RateEstimate? RateOf(TrustProfile profile, Area area, ConditionGroup group) => RatePrior.For(
        profile, area, group, Seed.Planning.Recruitment, RecruitmentRecord.None, NetworkEvidence.None, PromiseRecord.None);

    private static JsonNode ReferenceNetwork() => JsonNode.Parse(File.ReadAllText(SharedData.Get("data", "norway-network.json")))!;
}
