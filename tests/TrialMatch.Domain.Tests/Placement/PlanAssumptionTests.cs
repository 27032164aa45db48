using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Rarity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>What a plan takes for what the sponsor left out: follow-up, and the share of a group's patients that the study can ask.</summary>
public class PlanAssumptionTests
{
    private static readonly StudyDraft LungCancer = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 4, new(2028, 1, 1), new(2029, 12, 31), Conditions: ["Lung Cancer"], FollowUpMonths: 6);

    [Fact]
    public void Follow_up_that_is_left_out_is_a_planning_default_and_said_to_be()
    {
        var open = Planned(LungCancer with { FollowUpMonths = null });

        Assert.Equal(12, open.FollowUpMonths);
        Assert.Contains(open.Assumptions, said => said.Contains("for 12 months", StringComparison.Ordinal) && said.EndsWith("set follow_up_months", StringComparison.Ordinal));
        Assert.Equal(DemandOf(Planned(LungCancer with { FollowUpMonths = 12 })), DemandOf(open));
    }

    [Fact]
    public void Follow_up_of_none_is_planned_as_none_and_nothing_is_said_of_it()
    {
        var none = Planned(LungCancer with { FollowUpMonths = 0 });

        Assert.Equal(0, none.FollowUpMonths);
        Assert.DoesNotContain(none.Assumptions, said => said.Contains("follow_up_months", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sites_rate_is_the_share_of_the_groups_rate_with_the_same_spread()
    {
        var group = Planned(LungCancer).Sites.Where(site => site.Rate is not null).ToDictionary(site => site.Trust, site => site.Rate!.Value);
        var few = Planned(LungCancer with { EligibleSharePerMille = 250 }).Sites.Where(site => site.Rate is not null).ToList();

        Assert.NotEmpty(few);
        Assert.All(few, site =>
        {
            Assert.Equal(group[site.Trust].MeanPerMonth * EligibleShare.RateFactorOf(0.25), site.Rate!.Value.MeanPerMonth, 12);
            Assert.Equal(group[site.Trust].Shape, site.Rate.Value.Shape, 12);
        });
    }

    [Fact]
    public void A_patient_of_a_narrow_study_takes_one_of_the_groups_pool()
    {
        var chosen = Planned(LungCancer with { EligibleSharePerMille = 250 }).Chosen.First();

        var patients = Assert.Single(chosen.Demand!.PerPatient, taken => taken.Pool.Value.StartsWith("eligible-patients", StringComparison.Ordinal));
        Assert.Equal([1], patients.ByMonth);
    }

    [Theory]
    [InlineData("Huntington's Disease", "Alzheimer's Disease", 4)]
    [InlineData("Hidradenitis Suppurativa", "Psoriasis", 40)]
    [InlineData("KRAS G12C Lung Cancer", "Lung Cancer", 120)]
    public void A_rare_disease_or_biomarker_is_not_planned_like_the_whole_of_its_group(string rare, string common, int perMille)
    {
        var narrow = Planned(LungCancer with { Conditions = [rare], TargetPatients = 400 });
        var wide = Planned(LungCancer with { Conditions = [common], TargetPatients = 400 });

        Assert.Equal(wide.Classification.ConditionGroup, narrow.Classification.ConditionGroup);
        Assert.Equal(perMille, narrow.EligibleSharePerMille);
        Assert.Contains(narrow.Assumptions, said => said.Contains("planning default", StringComparison.Ordinal) && said.Contains("eligible_share_per_mille", StringComparison.Ordinal));
        Assert.True(narrow.OfferablePatients < wide.OfferablePatients, $"{narrow.OfferablePatients} of {rare}, {wide.OfferablePatients} of {common}");
    }

    [Fact]
    public void A_rare_disease_is_planned_at_the_regions_hubs()
    {
        var plan = Planned(LungCancer with { Conditions = ["Huntington's Disease"], TargetPatients = 5 });

        Assert.Equal(
            ["bergen", "ous", "st-olavs", "unn"],
            plan.Sites.Where(site => site.Rate is not null).Select(site => site.Trust.Value).Order(StringComparer.Ordinal));
        Assert.Contains(plan.Sites, site => site.Detail.StartsWith("rare disease is assumed to be treated at", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trust_that_the_sponsor_requires_is_not_kept_out_by_a_default()
    {
        var ahus = new TrustId("ahus");

        var plan = Planned(LungCancer with { Conditions = ["Huntington's Disease"], TargetPatients = 5, MinimumPatients = 1, Sites = new SiteWishes([ahus]) });

        Assert.Contains(plan.Chosen, site => site.Trust == ahus);
    }

    private static PlacementPlan Planned(StudyDraft draft) => PlannedOnDefaults.Of(draft, today: new(2027, 1, 15));

    private static IEnumerable<int> DemandOf(PlacementPlan plan) =>
        plan.Chosen.SelectMany(site => site.Demand!.PerPatient).SelectMany(taken => taken.ByMonth);
}
