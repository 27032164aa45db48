using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Placement.Menu;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>The plans that a sponsor may choose from, and whom to ask next.</summary>
public sealed class PlanMenuTests
{
    private static readonly PlacementPreview Preview = PlannedOnDefaults.Preview(Draft(PlanKind.Unspecified));

    private static PlacementPlan Plan => Preview.Plan;

    private static PlanMenu Menu => Preview.Menu!;

    private static PlanOption Of(PlanKind kind) => Assert.Single(Menu.Options, option => option.Kind == kind);

    [Fact]
    public void A_plan_has_a_menu_only_where_it_is_asked_for() =>
        Assert.Null(PlannedOnDefaults.Preview(Draft(PlanKind.Unspecified), extras: PlanExtras.None).Menu);

    [Fact]
    public void The_recommended_plan_comes_first_and_is_the_one_that_is_taken()
    {
        Assert.Equal(PlanKind.Recommended, Menu.Options[0].Kind);
        Assert.Equal(Plan.Chosen.Select(site => site.Trust).OrderBy(each => each.Value), Menu.Options[0].Trusts.OrderBy(each => each.Value));
        Assert.Equal(1, Menu.Options[0].RelativeCost);
    }

    [Fact]
    public void Every_option_reaches_the_number_with_the_wanted_probability_at_no_less_than_the_recommended_cost() =>
        Assert.All(Menu.Options, option =>
        {
            Assert.True(option.Probability >= Plan.WantedProbability);
            Assert.True(option.RelativeCost >= 1);
        });

    [Fact]
    public void No_option_reaches_it_sooner_than_the_fastest_nor_with_fewer_sites_than_the_smallest() =>
        Assert.All(Menu.Options, option =>
        {
            Assert.True(option.LastPatient.High >= Of(PlanKind.Fastest).LastPatient.High);
            Assert.True(option.Trusts.Length >= Of(PlanKind.FewestSites).Trusts.Length);
        });

    [Fact]
    public void The_first_patient_comes_no_later_than_the_last_and_medians_lie_within_their_intervals() =>
        Assert.All(Menu.Options, option =>
        {
            Assert.True(option.FirstPatient.Median <= option.LastPatient.Median);
            Assert.All(new[] { option.FirstPatient, option.LastPatient }, month =>
            {
                Assert.True(month.Low <= month.Median);
                Assert.True(month.Median <= month.High);
            });
        });

    [Theory]
    [InlineData(PlanKind.Fastest)]
    [InlineData(PlanKind.FewestSites)]
    [InlineData(PlanKind.EveryRegion)]
    public void A_plan_that_is_asked_for_by_its_kind_is_that_of_the_menu(PlanKind kind)
    {
        var asked = PlannedOnDefaults.Of(Draft(kind));

        Assert.Equal(kind, asked.Kind);
        Assert.Equal(Of(kind).Trusts.OrderBy(each => each.Value), asked.Chosen.Select(site => site.Trust).OrderBy(each => each.Value));
        Assert.Equal(Of(kind).Probability, asked.Probability, 12);
    }

    [Fact]
    public void Each_chosen_site_has_a_back_up_that_makes_up_for_it()
    {
        Assert.Equal(Plan.Chosen.Select(site => site.Trust).OrderBy(each => each.Value), Menu.BackUps.Select(backUp => backUp.Trust).OrderBy(each => each.Value));
        Assert.All(Menu.BackUps, backUp =>
        {
            Assert.NotEmpty(backUp.Next);
            Assert.DoesNotContain(backUp.Next, Plan.Chosen.Select(site => site.Trust).Contains);
            Assert.True(backUp.Probability >= Plan.WantedProbability);
        });
    }

    private static StudyDraft Draft(PlanKind kind) => new(
        "A study", Phase.Phase3, StudyType.Interventional, 12, new DateOnly(2028, 1, 1), new DateOnly(2029, 12, 31),
        InterventionTypes: [InterventionType.Drug], Conditions: ["Rheumatoid Arthritis"], FollowUpMonths: 6, Sites: new SiteWishes(Plan: kind));
}
