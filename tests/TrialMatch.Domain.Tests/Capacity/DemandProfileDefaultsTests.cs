using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Tests.Capacity;

public sealed class DemandProfileDefaultsTests
{
    [Fact]
    public void Every_profile_is_bounded_and_takes_one_eligible_patient_in_the_month_of_enrolment()
    {
        var phases = Enum.GetValues<Phase>().Where(phase => phase != Phase.Unspecified);
        var types = Enum.GetValues<InterventionType>();
        foreach (var (phase, type) in phases.SelectMany(phase => types.Select(type => (phase, type))))
        {
            foreach (var months in (int[])[0, 1, 5, 12, 59, 60, 240])
            {
                var profile = DemandProfileDefaults.For(phase, [type], [Capability.Mri], Area.Cancer, months, months + 1);

                Assert.Equal([1], Amounts(profile, PoolKind.EligiblePatients));
                Assert.All(profile.PerPatient.Concat(profile.PerSite), demand =>
                {
                    Assert.InRange(demand.ByMonth.Length, 1, DemandProfileDefaults.MaxMonths);
                    Assert.All(demand.ByMonth, amount => Assert.True(amount >= 0));
                    Assert.Contains(demand.ByMonth, amount => amount > 0);
                });
            }
        }
    }

    [Fact]
    public void A_tablet_in_phase_3_is_visited_closely_at_first_then_every_third_month()
    {
        var profile = For(Phase.Phase3, [InterventionType.Drug], followUpMonths: 8);

        Assert.Equal([540, 150, 150, 150, 0, 0, 150, 0, 150], Amounts(profile, PoolKind.StudyNurseMinutes));
        Assert.Equal([120, 30, 30, 30, 0, 0, 30, 0, 30], Amounts(profile, PoolKind.InvestigatorMinutes));
        Assert.Equal([1, 0, 0, 1, 0, 0, 1, 0, 0], Amounts(profile, PoolKind.PharmacyPreparations));
        Assert.Empty(Amounts(profile, PoolKind.InfusionChairMinutes));
    }

    [Fact]
    public void A_biological_takes_a_chair_and_a_preparation_every_month_for_a_year_at_most()
    {
        var profile = For(Phase.Phase2, [InterventionType.Biological], followUpMonths: 24);

        Assert.Equal(12, Amounts(profile, PoolKind.PharmacyPreparations).Sum());
        Assert.Equal(
            Amounts(profile, PoolKind.PharmacyPreparations).Select(preparations => preparations * 120),
            Amounts(profile, PoolKind.InfusionChairMinutes));
        Assert.Single(profile.PerPatient, demand => demand.Kind == PoolKind.PharmacyPreparations);
    }

    [Fact]
    public void A_drug_is_infused_where_the_study_asks_for_an_infusion_unit() =>
        Assert.NotEmpty(Amounts(
            For(Phase.Phase3, [InterventionType.Drug], followUpMonths: 6, Capability.InfusionUnit), PoolKind.InfusionChairMinutes));

    [Fact]
    public void A_device_takes_no_pharmacy_and_more_of_the_investigator_at_the_start()
    {
        var device = For(Phase.NotApplicable, [InterventionType.Device], followUpMonths: 12);
        var talk = For(Phase.NotApplicable, [InterventionType.Behavioral], followUpMonths: 12);

        Assert.Empty(Amounts(device, PoolKind.PharmacyPreparations));
        Assert.True(Amounts(device, PoolKind.InvestigatorMinutes)[0] > Amounts(talk, PoolKind.InvestigatorMinutes)[0]);
    }

    [Fact]
    public void Imaging_is_taken_by_cancer_studies_and_by_those_that_ask_for_a_scanner()
    {
        var types = ImmutableArray.Create(InterventionType.Drug);

        Assert.Equal(
            [1, 0, 0, 1, 0, 0, 1],
            Amounts(DemandProfileDefaults.For(Phase.Phase3, types, [], Area.Cancer, 6, 12), PoolKind.ImagingSlots));
        Assert.NotEmpty(Amounts(For(Phase.Phase3, types, 6, Capability.Mri), PoolKind.ImagingSlots));
        Assert.Empty(Amounts(For(Phase.Phase3, types, 6), PoolKind.ImagingSlots));
    }

    [Fact]
    public void A_site_is_opened_in_its_first_month_and_kept_open_through_enrolment_and_follow_up()
    {
        var nurse = For(Phase.Phase3, [InterventionType.Drug], followUpMonths: 6).PerSite
            .Single(demand => demand.Kind == PoolKind.StudyNurseMinutes).ByMonth;

        Assert.Equal(12 + 6, nurse.Length);
        Assert.Equal(1500, nurse[0]);
        Assert.All(nurse.Skip(1), minutes => Assert.Equal(300, minutes));
    }

    [Fact]
    public void A_study_in_phase_1_takes_more_of_a_site_than_one_in_phase_3_and_that_more_than_a_registry()
    {
        var totals = new[] { Phase.Phase1, Phase.Phase3, Phase.Phase4 }
            .Select(phase => For(phase, [InterventionType.Drug], followUpMonths: 12))
            .Select(profile => profile.PerPatient.Concat(profile.PerSite)
                .Where(demand => demand.Kind == PoolKind.StudyNurseMinutes).Sum(demand => demand.ByMonth.Sum()));

        Assert.Equal(totals.OrderDescending(), totals);
        Assert.Equal(3, totals.Distinct().Count());
    }

    [Fact]
    public void A_draft_is_read_for_its_window_and_its_kind()
    {
        var draft = new StudyDraft(
            "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 20,
            EnrolmentStart: new DateOnly(2027, 3, 15), EnrolmentEnd: new DateOnly(2028, 2, 10),
            InterventionTypes: [InterventionType.Drug], FollowUpMonths: 6);

        var expected = For(Phase.Phase3, [InterventionType.Drug], followUpMonths: 6);
        var actual = EnrolmentWindow.Of(draft, new DateOnly(2027, 1, 1)).DemandOf(draft, Area.Cardiovascular);

        Assert.Equal(expected.PerSite.Select(d => d.ByMonth.Length), actual.PerSite.Select(d => d.ByMonth.Length));
        Assert.Equal(expected.PerPatient.Select(d => d.ByMonth.Sum()), actual.PerPatient.Select(d => d.ByMonth.Sum()));
    }

    [Fact]
    public void A_phase_must_be_said_and_the_window_must_not_be_empty()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => For(Phase.Unspecified, [], followUpMonths: 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => For(Phase.Phase3, [], followUpMonths: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DemandProfileDefaults.For(Phase.Phase3, [], [], Area.Cancer, 6, 0));
    }

    private static DemandProfile For(
        Phase phase, ImmutableArray<InterventionType> types, int followUpMonths, params Capability[] required) =>
        DemandProfileDefaults.For(phase, types, [.. required], Area.Cardiovascular, followUpMonths, enrolmentMonths: 12);

    private static ImmutableArray<int> Amounts(DemandProfile profile, PoolKind kind) =>
        profile.PerPatient.SingleOrDefault(demand => demand.Kind == kind)?.ByMonth ?? [];
}
