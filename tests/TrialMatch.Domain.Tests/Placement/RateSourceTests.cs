using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>Which record a plan's rates rest on: the site's own, else its network's, else what it declares.</summary>
public class RateSourceTests
{
    private const ConditionGroup Group = ConditionGroup.LungCancer;

    private static readonly NetworkSeed Seed = AmpleNetwork.Seed;

    private static readonly StudyDraft Draft = new(
        "A study of lung cancer",
        Phase.Phase3,
        StudyType.Interventional,
        TargetPatients: 10,
        new DateOnly(2028, 1, 1),
        new DateOnly(2029, 6, 30),
        InterventionTypes: [InterventionType.Drug],
        Conditions: ["Lung Cancer"],
        FollowUpMonths: 12);

    [Fact]
    public void Without_any_record_every_rate_rests_on_what_is_declared() =>
        Assert.All(RatesOf([]).Values, rate => Assert.Equal(RateSource.DeclaredEligible, rate.Source));

    [Fact]
    public void Where_one_site_has_recruited_it_rests_on_its_own_record_and_the_others_on_the_networks()
    {
        var rates = RatesOf([Recruited(Area.Cancer, Group)]);

        Assert.Equal(RateSource.OwnRecord, rates[Recruiting].Source);
        Assert.All(rates.Where(rate => rate.Key != Recruiting), rate => Assert.Equal(RateSource.NetworkRecord, rate.Value.Source));
    }

    [Fact]
    public void What_a_site_recruited_itself_does_not_count_for_it_a_second_time_through_its_network()
    {
        var own = SiteRecord.Of([Recruited(Area.Cancer, Group)], Area.Cancer, Group);
        var alone = RatePrior.For(
            PlanningDefaults.ProfileFor(Seed, Recruiting), Area.Cancer, Group, Seed.Planning.Recruitment, own.Recruitment, NetworkEvidence.None, own.Promises)!;

        Assert.Equal(alone.MeanPatientsPerMonth, RatesOf([Recruited(Area.Cancer, Group)])[Recruiting].MeanPerMonth, 12);
    }

    [Fact]
    public void A_record_of_another_area_or_group_says_nothing()
    {
        var rates = RatesOf([Recruited(Area.Cancer, ConditionGroup.SkinCancer), Recruited(Area.Inflammation, null)]);

        Assert.All(rates.Values, rate => Assert.Equal(RateSource.DeclaredEligible, rate.Source));
    }

    [Fact]
    public void One_studys_first_month_at_two_sites_moves_the_others_little_however_many_it_brought()
    {
        // Nine and three patients where 1.8 were expected.
        RecruitmentEntry FirstMonth(int patients, double eligible) => Recruited(Area.Cancer, Group) with
        {
            ActualPatients = patients,
            ExposureMonths = 1,
            EligiblePatientMonths = eligible,
        };
        var before = RatesOf([]);

        var after = RatesAfter(new Dictionary<TrustId, RecruitmentEntry[]>
        {
            [Recruiting] = [FirstMonth(9, 4)],
            [Seed.NetworkOf(Area.Cancer)[1]] = [FirstMonth(3, 2)],
        });

        foreach (var (trust, rate) in after.Where(rate => rate.Value.Source == RateSource.NetworkRecord))
        {
            Assert.InRange(rate.MeanPerMonth / before[trust].MeanPerMonth, 1.0, 1.15);
        }
    }

    [Fact]
    public void What_a_network_recruited_before_it_used_this_system_counts_for_every_site_of_it()
    {
        var before = RatesOf([]);

        var rates = RatesOf(
            [],
            new NetworkRecord(Area.Cancer, Group, Patients: 90, EligiblePatients: 100, Studies: 3),
            new NetworkRecord(Area.Cancer, ConditionGroup.SkinCancer, Patients: 0, EligiblePatients: 100_000, Studies: 50));

        Assert.All(rates.Values, rate => Assert.Equal(RateSource.NetworkRecord, rate.Source));
        Assert.All(rates, rate => Assert.True(rate.Value.MeanPerMonth > before[rate.Key].MeanPerMonth));
    }

    private static TrustId Recruiting => Seed.NetworkOf(Area.Cancer)[0];

    private static RecruitmentEntry Recruited(Area area, ConditionGroup? group) => new(
        new StudyId($"{area}-{group}"),
        Revision: 1,
        area,
        group,
        PromisedPatients: 20,
        ActualPatients: 15,
        ExposureMonths: 12,
        EligiblePatientMonths: 100,
        IsClosed: false);

    private static Dictionary<TrustId, RateForecast> RatesOf(
        RecruitmentEntry[] entries, params IEnumerable<NetworkRecord> earlier) =>
        RatesAfter(new Dictionary<TrustId, RecruitmentEntry[]> { [Recruiting] = entries }, earlier);

    private static Dictionary<TrustId, RateForecast> RatesAfter(
        Dictionary<TrustId, RecruitmentEntry[]> entries, params IEnumerable<NetworkRecord> earlier)
    {
        var classification = new Classification(Area.Cancer, [], Group, []);
        var window = EnrolmentWindow.Of(Draft, new DateOnly(2027, 1, 15));
        var demand = window.DemandOf(Draft, Area.Cancer);
        var query = new SiteQuery(Area.Cancer, Group, demand, window.First, window.CalendarMonths(demand));
        var figures = Seed.NetworkOf(Area.Cancer).Select(trust =>
        {
            var profile = PlanningDefaults.ProfileFor(Seed, trust);
            return SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), entries.GetValueOrDefault(trust, []), query);
        });
        var plan = PlacementPlanner.Plan(Draft, classification, window, [.. figures], Seed with { Planning = Seed.Planning with { NetworkRecords = [.. earlier] } }, StandingSites.None);
        return plan.Sites.Where(site => site.Rate is not null).ToDictionary(site => site.Trust, site => site.Rate!.Value);
    }
}
