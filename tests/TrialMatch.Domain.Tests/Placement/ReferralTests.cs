using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>Patients whom their own trust refers to another count once, where they are treated, and are known by where they live.</summary>
public class ReferralTests
{
    private static readonly TrustId Home = new("nordland");
    private static readonly TrustId Treating = new("ous");
    private static readonly RegionId North = new("north");
    private static readonly RegionId SouthEast = new("south-east");
    private static readonly ConditionGroup Group = ConditionGroup.BreastCancer;

    private static readonly StudyDraft Draft = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 8, new(2027, 3, 1), new(2029, 3, 31), Conditions: ["Breast Cancer"])
    {
        Sites = new SiteWishes(RequiredTrusts: [Treating]),
    };

    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    public void They_count_where_they_are_treated_and_no_longer_at_home(int percent)
    {
        var (home, treating) = (Figures(Home), Figures(Treating));
        var before = Eligible(home) + Eligible(treating);
        var (ownBefore, treatingBefore) = (Eligible(home), Eligible(treating));

        var referring = With(home, percent);
        var sites = ReferredPatients.AddTo([referring, treating], [referring.Profile.ReferredOf(Group)!]);

        Assert.Equal(before, sites.Sum(Eligible), 1e-9);
        Assert.Equal(ownBefore * (100 - percent) / 100, Eligible(sites[0]), 1e-9);
        Assert.Equal(treatingBefore + (ownBefore * percent / 100), Eligible(sites[1]), 1e-9);
        Assert.Equal(OfLungCancer(treating), OfLungCancer(sites[1]));
    }

    [Fact]
    public void A_circle_counts_nobody_twice()
    {
        var (home, treating) = (With(Figures(Home), 100), With(Figures(Treating), 100, Home));
        var before = Eligible(Figures(Home)) + Eligible(Figures(Treating));

        var sites = ReferredPatients.AddTo([home, treating], [home.Profile.ReferredOf(Group)!, treating.Profile.ReferredOf(Group)!]);

        Assert.Equal(before, sites.Sum(Eligible), 1e-9);
    }

    [Fact]
    public void A_plan_tells_which_regions_patients_it_reaches()
    {
        var referring = With(Figures(Home), 100);
        var plan = PlannedOnDefaults.Of(Draft, change: figures => ReferredPatients.AddTo([figures.Profile.Id == Home ? With(figures, 100) : figures], [referring.Profile.ReferredOf(Group)!])[0]);

        Assert.Equal([North, SouthEast], plan.HomeRegions.Select(home => home.Region).Where(region => region == North || region == SouthEast));
        Assert.Equal(plan.Patients.Mean, plan.HomeRegions.Sum(home => home.ExpectedPatients), 0.05);
        var site = plan.Sites.Single(site => site.Trust == Home);
        Assert.Equal((ReasonCode.Capacity, "its patients of this condition group are treated at Oslo universitetssykehus"), (site.Reason, site.Detail));
    }

    [Fact]
    public void A_plan_without_referrals_tells_no_home_regions() => Assert.Empty(PlannedOnDefaults.Of(Draft).HomeRegions);

    [Fact]
    public void A_trust_refers_to_a_known_one_that_takes_part_in_the_area_and_treats_them_itself()
    {
        var others = AmpleNetwork.Seed.Trusts.Where(trust => trust.Id != Home).ToDictionary(trust => trust.Id, trust => PlanningDefaults.ProfileFor(AmpleNetwork.Seed, trust.Id));
        Assert.Empty(ReferralRules.Validate(Home, [To(Treating)], others));

        AssertRefused("treated_at", "trusts/atlantis", To(new TrustId("atlantis")));
        others[Treating] = others[Treating] with { OpenAreas = others[Treating].OpenAreas.Remove(Area.Cancer) };
        AssertRefused("treated_at", "takes part in cancer", To(Treating));
        others[Treating] = PlanningDefaults.ProfileFor(AmpleNetwork.Seed, Treating) with { Referrals = [To(Home)] };
        AssertRefused("treated_at", "refers its own to trusts/nordland", To(Treating));
        others[Treating] = PlanningDefaults.ProfileFor(AmpleNetwork.Seed, Treating);
        others[new("finnmark")] = others[new("finnmark")] with { Referrals = [To(Home)] };
        AssertRefused("condition_group", "Finnmarkssykehuset", To(Treating));

        void AssertRefused(string field, string text, Referral referral)
        {
            var violations = ReferralRules.Validate(Home, [referral], others);
            Assert.Contains(violations, violation => violation.Field == "trust.referrals[0]." + field && violation.Description.Contains(text, StringComparison.Ordinal));
        }
    }

    private static Referral To(TrustId trust) => new(Group, trust, 100);

    private static double Eligible(SiteFigures site) => site.Profile.EligiblePatientsPerMonth(Area.Cancer, Group);

    private static double OfLungCancer(SiteFigures site) => site.Profile.EligiblePatientsPerMonth(Area.Cancer, ConditionGroup.LungCancer);

    private static SiteFigures Figures(TrustId trust)
    {
        var profile = PlanningDefaults.ProfileFor(AmpleNetwork.Seed, trust);
        var query = new SiteQuery(Area.Cancer, Group, new DemandProfile([], []), Primitives.Calendar.Month.Of(2027, 3), 12);
        return SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query);
    }

    private static SiteFigures With(SiteFigures figures, int percent, TrustId? treatedAt = null) =>
        figures with { Profile = figures.Profile with { Referrals = [new Referral(Group, treatedAt ?? Treating, percent)] } };
}
