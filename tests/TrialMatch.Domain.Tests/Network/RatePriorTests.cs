using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Network;

public sealed class RatePriorTests
{
    private const Area Where = Area.Cancer;
    private const ConditionGroup Group = ConditionGroup.LungCancer;

    private static readonly RecruitmentFigures Figures = new(
        IsPlanningDefault: true, ConsentSharePercent: 30, BetweenSiteShape: 2, BetweenStudyShape: 1, PromiseWeightPatients: 10, RecordWeightStudies: 8,
        RegistryOpenPercent: 75, FewestExpectedPatients: 0);

    // Eight eligible patients a month and a consent share of 15 %: 1.2 patients a month.
    private static readonly TrustProfile Site =
        PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("stavanger"))
            .With(Pool.Eligible(Group), DeclaredCapacity.Level(8)) with
        { ConsentSharePercent = 15 };

    [Fact]
    public void Without_any_record_the_rate_is_the_declared_eligible_patients_times_the_consent_share()
    {
        var rate = Estimate();

        Assert.Equal(RateSource.DeclaredEligible, rate.Source);
        Assert.Equal(1.2, rate.MeanPatientsPerMonth, 12);
        Assert.Equal(2, rate.Shape);
        Assert.Equal(2 / 1.2, rate.RateMonths, 12);
    }

    [Fact]
    public void A_self_reported_figure_is_weighed_by_what_came_of_earlier_promises() =>
        // 40 promised, 15 came; with a weight of 10 kept promises that is 25 of 50.
        Assert.Equal(0.6, Estimate(promises: new PromiseRecord(40, 15)).MeanPatientsPerMonth, 12);

    [Fact]
    public void A_site_that_kept_none_of_its_promises_is_still_given_a_chance() =>
        Assert.True(Estimate(promises: new PromiseRecord(30, 0)).MeanPatientsPerMonth > 0);

    [Fact]
    public void A_networks_record_counts_by_its_weight_against_the_declaration_and_the_promises()
    {
        // 29.5 of 59.5 and a half patient expected; eight studies count for half.
        var network = new NetworkEvidence(Patients: 29, ExpectedPatients: 58.5, Studies: 8);
        var rate = Estimate(network: network, promises: new PromiseRecord(40, 15));

        Assert.Equal(RateSource.NetworkRecord, rate.Source);
        Assert.Equal(1.2 * Math.Sqrt(0.5 * 29.5 / 59), rate.MeanPatientsPerMonth, 12);
    }

    [Fact]
    public void A_network_that_recruited_nobody_lowers_the_rate_but_not_to_nothing() =>
        Assert.InRange(Estimate(network: new NetworkEvidence(0, 135, 30)).MeanPatientsPerMonth, 0.01, 0.13);

    [Fact]
    public void A_sites_own_record_is_laid_upon_what_was_expected()
    {
        var before = Estimate();
        var rate = Estimate(own: new RecruitmentRecord(9, 6));

        Assert.Equal(RateSource.OwnRecord, rate.Source);
        Assert.Equal(RateSource.DeclaredEligible, rate.PriorSource);
        Assert.Equal(before.Shape + 9, rate.Shape, 12);
        Assert.Equal(before.RateMonths + 6, rate.RateMonths, 12);
    }

    [Fact]
    public void A_long_record_of_its_own_outweighs_everything_else() =>
        Assert.Equal(0.5, Estimate(own: new RecruitmentRecord(500, 1000), network: new NetworkEvidence(90, 30, 5)).MeanPatientsPerMonth, 0.01);

    [Fact]
    public void A_record_without_exposure_is_no_record() =>
        Assert.Equal(Estimate(), Estimate(own: RecruitmentRecord.None, network: NetworkEvidence.None.With(0, 0, 1, Figures)));

    [Fact]
    public void A_site_that_declares_no_eligible_patients_has_no_rate() =>
        Assert.Null(Rate(Site.With(Pool.Eligible(Group), DeclaredCapacity.Level(0)), RecruitmentRecord.None, NetworkEvidence.None, PromiseRecord.None));

    [Fact]
    public void A_rate_says_whether_it_rests_on_planning_defaults()
    {
        Assert.True(Estimate().RestsOnPlanningDefault);

        var ownConsent = Site with { DefaultFigures = Site.DefaultFigures.Remove(FigureGroup.ConsentShare) };
        Assert.False(Rate(ownConsent, RecruitmentRecord.None, NetworkEvidence.None, PromiseRecord.None)!.RestsOnPlanningDefault);
    }

    [Fact]
    public void A_study_of_a_condition_outside_the_groups_draws_on_the_areas_other_patients()
    {
        var site = Site.With(Pool.EligibleOutsideGroups(Area.MedicalDevices), DeclaredCapacity.Level(20));
        var rate = RatePrior.For(
            site, Area.MedicalDevices, null, Figures, RecruitmentRecord.None, NetworkEvidence.None, PromiseRecord.None);

        Assert.Equal(3, rate!.MeanPatientsPerMonth, 12);
    }

    private static RateEstimate Estimate(
        RecruitmentRecord? own = null, NetworkEvidence? network = null, PromiseRecord? promises = null) =>
        Rate(Site, own ?? RecruitmentRecord.None, network ?? NetworkEvidence.None, promises ?? PromiseRecord.None)!;

    private static RateEstimate? Rate(TrustProfile site, RecruitmentRecord own, NetworkEvidence network, PromiseRecord promises) =>
        RatePrior.For(site, Where, Group, Figures, own, network, promises);
}
