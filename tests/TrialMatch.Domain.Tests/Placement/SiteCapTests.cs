using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>How many patients capacity is reserved for at a site.</summary>
public sealed class SiteCapTests
{
    private const double CapQuantile = 0.9;

    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    private static readonly StudyDraft Draft = new(
        "A study of breast cancer",
        Phase.Phase3,
        StudyType.Interventional,
        TargetPatients: 150,
        new DateOnly(2028, 1, 1),
        new DateOnly(2029, 6, 30),
        InterventionTypes: [InterventionType.Drug],
        Conditions: ["Breast Cancer"],
        FollowUpMonths: 12);

    [Fact]
    public void Where_nothing_else_binds_a_site_is_held_for_as_many_as_it_would_not_exceed_nine_times_in_ten()
    {
        var classification = new Classification(Area.Cancer, [], ConditionGroup.BreastCancer, []);
        var window = EnrolmentWindow.Of(Draft, new DateOnly(2027, 1, 15));
        var demand = window.DemandOf(Draft, Area.Cancer);
        var query = new SiteQuery(Area.Cancer, ConditionGroup.BreastCancer, demand, window.First, window.CalendarMonths(demand));
        var profiles = Seed.NetworkOf(Area.Cancer).Select(trust => PlanningDefaults.ProfileFor(Seed, trust)).ToDictionary(profile => profile.Id);
        var figures = profiles.Values.Select(profile => SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query)).ToList();

        var plan = PlacementPlanner.Plan(Draft, classification, window, figures, Seed, StandingSites.None);

        var unbound = plan.Sites.Where(site => site.Rate is not null && site.CapBinding.IsEmpty).ToList();
        Assert.NotEmpty(unbound);
        Assert.All(unbound, site => Assert.Equal(QuantileOf(site, window, CapQuantile), site.Cap));
        Assert.Contains(unbound, site => QuantileOf(site, window, 0.85) < site.Cap);
        Assert.Contains(unbound, site => QuantileOf(site, window, 0.95) > site.Cap);
    }

    private static int QuantileOf(SiteDecision site, EnrolmentWindow window, double probability)
    {
        var start = Math.Max(window.Opens, site.Start!.Value - window.First);
        var belief = new GammaRate(site.Rate!.Value.Shape, site.Rate.Value.RateMonths);
        return new SiteForecast(new SiteModel(belief, SiteStart.At(start)), window.HorizonMonths).Quantile(probability);
    }
}
