using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>What a site has done before decides whether, when and how dearly it opens.</summary>
public sealed class SiteExperienceTests
{
    private static readonly TrustId Experienced = new("stavanger");

    private static readonly StudyDraft Draft = new(
        "A study", Phase.Phase3, StudyType.Interventional, 12, new DateOnly(2027, 9, 1), new DateOnly(2029, 12, 31),
        InterventionTypes: [InterventionType.Drug], Conditions: ["Rheumatoid Arthritis"], FollowUpMonths: 6);

    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    [Fact]
    public void Without_any_records_every_site_is_of_unknown_experience() => Assert.All(
        Weighed(PlannedOnDefaults.Of(Draft, network: Seed)),
        site => Assert.Equal(
            new SiteExperience(ExperienceLevel.Unknown, ExperienceBasis.PlanningDefault, 0, Seed.Planning.Activation.UnknownPercent / 100.0), site.Experience));

    [Fact]
    public void A_site_that_records_name_is_likelier_to_open_and_opens_sooner_and_cheaper_than_a_new_one()
    {
        var plan = PlannedOnDefaults.Of(Draft, today: Draft.EnrolmentStart, network: Seed with { Experience = Known });
        var known = Weighed(plan).Single(site => site.Trust == Experienced);
        var fresh = Weighed(plan).Single(site => site.Trust == new TrustId("vestre-viken"));

        Assert.Equal(new SiteExperience(ExperienceLevel.Experienced, ExperienceBasis.RegistryEvidence, 3, 0.92), known.Experience);
        Assert.Equal(new SiteExperience(ExperienceLevel.New, ExperienceBasis.RegistryEvidence, 0, 0.80), fresh.Experience);
        Assert.Equal(2, fresh.Start!.Value - known.Start!.Value);
        Assert.InRange(fresh.ProbabilityZero!.Value, 0.2, 1);
    }

    [Fact]
    public void A_trust_that_opened_studies_here_is_experienced_by_its_own_record_whatever_registries_say()
    {
        var openings = new SiteOpenings(Asked: 4, Activated: 4);
        var plan = PlannedOnDefaults.Of(Draft, network: Seed, change: figures => figures.Profile.Id == Experienced
            ? figures with { Record = figures.Record with { Openings = openings } }
            : figures);

        var site = Weighed(plan).Single(each => each.Trust == Experienced);
        Assert.Equal((ExperienceLevel.Experienced, ExperienceBasis.OwnRecord, 4), (site.Experience!.Level, site.Experience.Basis, site.Experience.Trials));
        Assert.Equal(openings.ProbabilityOn(0.92, Seed.Planning.Activation.RecordWeightStudies), site.Experience.ActivationProbability);
    }

    [Theory]
    [InlineData(0, 0, 0.8)]
    [InlineData(10, 10, 0.9)]
    [InlineData(10, 0, 0.4)]
    public void Its_own_record_replaces_the_default_as_it_accrues(int asked, int activated, double expected) =>
        Assert.Equal(expected, new SiteOpenings(asked, activated).ProbabilityOn(0.8, weightStudies: 10), 12);

    [Fact]
    public void Registries_move_the_rate_of_every_site_of_the_network_alike_and_say_so()
    {
        var before = Weighed(PlannedOnDefaults.Of(Draft, network: Seed)).ToDictionary(site => site.Trust, site => site.Rate!.Value);
        var after = Weighed(PlannedOnDefaults.Of(Draft, network: Seed with { Experience = Known })).ToDictionary(site => site.Trust, site => site.Rate!.Value);

        var ratios = after.Where(site => before.ContainsKey(site.Key)).Select(site => site.Value.MeanPerMonth / before[site.Key].MeanPerMonth).ToList();
        Assert.All(ratios, ratio => Assert.Equal(ratios[0], ratio, 9));
        Assert.All(after.Values, rate => Assert.Equal(RateSource.RegistryEvidence, rate.Source));
        Assert.InRange(ratios[0], 0.3, 0.95);
    }

    /// <summary>Three trials of the group at one trust, which recruited slower than the planning figures say.</summary>
    private static NetworkExperience Known { get; } = new(
        new ExperienceSource("a registry", 3, 3, new DateOnly(2020, 1, 1), new DateOnly(2022, 1, 1), new DateOnly(2026, 1, 1), "made for this test"),
        [
            new TrustExperience(Experienced,
            [
                new ExperienceEntry(Area.Inflammation, ConditionGroup.RheumaticDisease, TrialKind.IndustryPhase2Or3, 2021, Trials: 3, Sites: 3, LedTrials: 0, RatedTrials: 3, Patients: 4, SiteMonths: 60),
            ]),
        ]);

    private static IEnumerable<SiteDecision> Weighed(PlacementPlan plan) => plan.Sites.Where(site => site.Experience is not null && site.Reason is ReasonCode.Chosen or ReasonCode.Dominated);
}
