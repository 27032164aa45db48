using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class SelectionProblemTests
{
    [Fact]
    public void A_sound_problem_has_no_violations() =>
        Assert.Empty(SelectionCases.Random(Seed.Random(1), 10).Validate());

    [Fact]
    public void What_is_wrong_is_named_field_by_field()
    {
        var bad = SelectionCases.Site("a", mean: 1, cost: -1) with
        {
            Site = new SiteModel(new GammaRate(double.NaN, 1), SiteStart.At(0)),
            PerPatientCost = double.PositiveInfinity,
            EligiblePool = -1,
            MinCount = 2,
        };
        var problem = new SelectionProblem
        {
            Candidates = [SelectionCases.Site("a", 1, 1), bad],
            Excluded = [new ExcludedSite(new CandidateId("a"), new RegionId("west"), ReasonCode.Chosen)],
            TargetPatients = 0,
            HorizonMonths = 0,
            Probability = 1,
            MinSites = 3,
            MaxSites = 2,
            Balance = new RegionalBalance(ImmutableDictionary<RegionId, double>.Empty.Add(new RegionId("west"), 1.5), double.NaN),
        };

        string[] expected =
        [
            "targetPatients", "horizonMonths", "probability", "maxSites", "balance.discounts[west]", "balance.mostExtraCost",
            "candidates[1].id", "candidates[1].site.shape", "candidates[1].fixedCost", "candidates[1].perPatientCost",
            "candidates[1].eligiblePool", "candidates[1].minCount", "excluded[0].id", "excluded[0].reason",
        ];
        Assert.Equal(expected, problem.Validate().Select(violation => violation.Field));
    }

    [Fact]
    public void A_site_that_is_expected_to_recruit_more_than_can_be_counted_needs_a_cap()
    {
        var many = new SiteModel(new GammaRate(512, 1), SiteStart.At(0));
        var problem = new SelectionProblem
        {
            Candidates = [SelectionCases.Site("a", mean: 1, cost: 1) with { Site = many }],
            TargetPatients = 5,
            HorizonMonths = 24,
            Probability = 0.9,
        };

        Violation expected = new("candidates[0].site", "expected a cap, or at most 10000 patients by the horizon, found 1.229E+04; rates are in patients a month");
        Assert.Equal([expected], problem.Validate());
        var capped = problem with { Candidates = [problem.Candidates[0] with { Site = many with { Cap = 10 } }] };
        Assert.Empty(capped.Validate());
        Assert.Equal(10, Explanations.Of(capped, (SelectionPlan)Selector.Solve(capped)).Single().Facts!.ExpectedPatients, precision: 6);
    }

    [Theory]
    [InlineData(ReasonCode.Area, true)]
    [InlineData(ReasonCode.Capability, true)]
    [InlineData(ReasonCode.Window, true)]
    [InlineData(ReasonCode.Capacity, true)]
    [InlineData(ReasonCode.Declined, true)]
    [InlineData(ReasonCode.NoAnswer, true)]
    [InlineData(ReasonCode.Unavailable, true)]
    [InlineData(ReasonCode.Excluded, true)]
    [InlineData(ReasonCode.Unspecified, false)]
    [InlineData(ReasonCode.Chosen, false)]
    [InlineData(ReasonCode.Dominated, false)]
    [InlineData(ReasonCode.Fairness, false)]
    [InlineData((ReasonCode)99, false)]
    public void A_site_may_be_excluded_for_any_reason_but_those_that_the_selection_gives(ReasonCode reason, bool isAllowed)
    {
        var problem = SelectionCases.Random(Seed.Random(2), 5) with
        {
            Excluded = [new ExcludedSite(new CandidateId("out"), new RegionId("west"), reason)],
        };

        var violations = problem.Validate();

        Violation expected = new(
            "excluded[0].reason", "expected one of Area, Capability, Window, Capacity, Declined, NoAnswer, Unavailable, Excluded");
        Assert.Equal(isAllowed ? [] : [expected], violations);
    }

    [Fact]
    public void A_million_candidates_are_refused_before_they_are_looked_at()
    {
        var problem = SelectionCases.Problem(60) with
        {
            Candidates = ImmutableArray.CreateRange(Enumerable.Repeat<Candidate>(null!, 1_000_000)),
        };

        Assert.Equal("candidates", Assert.Single(problem.Validate()).Field);
    }

    [Fact]
    public void More_sites_and_patients_than_can_be_answered_in_time_are_refused()
    {
        var problem = SelectionCases.Problem(SelectionLimits.MaxTarget, [.. Enumerable.Range(0, 200).Select(i => SelectionCases.Site($"s{i}", 1, 1))]);

        Assert.Equal("targetPatients", Assert.Single(problem.Validate()).Field);
    }
}
