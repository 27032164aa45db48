using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Tests.Network;

public sealed class RatePriorTests
{
    private const Area Where = Area.Cancer;
    private const ConditionGroup Group = ConditionGroup.LungCancer;

    private static readonly RecruitmentFigures Figures = new(
        IsPlanningDefault: true, ConsentSharePercent: 30, BetweenSiteShape: 2, PromiseWeightPatients: 10, RecordWeightEligible: 50);

    // Four eligible patients a month and a consent share of 30 %: 1.2 patients a month.
    private static readonly TrustProfile Site =
        PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("stavanger"))
            .With(Pool.Eligible(Group), DeclaredCapacity.Level(4)) with
        { ConsentSharePercent = 30 };

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
    public void The_networks_record_stands_in_for_the_consent_share()
    {
        // 20 of 150 eligible, drawn towards 15 of 50: 35 of 200, of the site's four a month.
        var rate = Estimate(network: new NetworkRecord(Where, Group, 20, 150), promises: new PromiseRecord(40, 15));

        Assert.Equal(RateSource.NetworkRecord, rate.Source);
        Assert.Equal(4 * 35 / 200.0, rate.MeanPatientsPerMonth, 12);
    }

    [Fact]
    public void A_network_that_recruited_nobody_lowers_the_rate_but_not_to_nothing() =>
        Assert.InRange(Estimate(network: new NetworkRecord(Where, Group, 0, 450)).MeanPatientsPerMonth, 0.01, 0.13);

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
        Assert.Equal(0.5, Estimate(own: new RecruitmentRecord(500, 1000), network: new NetworkRecord(Where, Group, 90, 100)).MeanPatientsPerMonth, 0.01);

    [Fact]
    public void A_record_without_exposure_is_no_record() =>
        Assert.Equal(Estimate(), Estimate(own: RecruitmentRecord.None, network: new NetworkRecord(Where, Group, 0, 0)));

    [Fact]
    public void A_site_that_declares_no_eligible_patients_has_no_rate() =>
        Assert.Null(Rate(Site.With(Pool.Eligible(Group), DeclaredCapacity.Level(0)), RecruitmentRecord.None, null, PromiseRecord.None));

    [Fact]
    public void A_rate_says_whether_it_rests_on_planning_defaults()
    {
        Assert.True(Estimate().RestsOnPlanningDefault);

        var ownConsent = Site with { DefaultFigures = Site.DefaultFigures.Remove(FigureGroup.ConsentShare) };
        Assert.False(Rate(ownConsent, RecruitmentRecord.None, null, PromiseRecord.None)!.RestsOnPlanningDefault);
    }

    [Fact]
    public void A_study_of_a_condition_outside_the_groups_draws_on_the_areas_other_patients()
    {
        var site = Site.With(Pool.EligibleOutsideGroups(Area.MedicalDevices), DeclaredCapacity.Level(10));
        var rate = RatePrior.For(
            site, Area.MedicalDevices, null, Figures, RecruitmentRecord.None, null, PromiseRecord.None);

        Assert.Equal(3, rate!.MeanPatientsPerMonth, 12);
    }

    [Fact]
    public void A_record_of_another_group_is_refused() =>
        Assert.Throws<ArgumentException>(() => Estimate(network: new NetworkRecord(Where, ConditionGroup.BreastCancer, 1, 10)));

    private static RateEstimate Estimate(
        RecruitmentRecord? own = null, NetworkRecord? network = null, PromiseRecord? promises = null) =>
        Rate(Site, own ?? RecruitmentRecord.None, network, promises ?? PromiseRecord.None)!;

    private static RateEstimate? Rate(TrustProfile site, RecruitmentRecord own, NetworkRecord? network, PromiseRecord promises) =>
        RatePrior.For(site, Where, Group, Figures, own, network, promises);
}
