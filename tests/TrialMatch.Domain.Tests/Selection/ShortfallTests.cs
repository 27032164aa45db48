using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Tests.Selection;

public sealed class ShortfallTests
{
    [Theory]
    [InlineData(21)]
    public void What_can_be_offered_is_the_largest_number_reached_with_the_asked_probability(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(25, rounds: 30, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(1, 10));
            problem = problem with { TargetPatients = problem.TargetPatients * 5 };
            var everyone = new TrialForecast(problem.Candidates.Select(c => c.Site), problem.HorizonMonths);
            if (Selector.Solve(problem) is not SelectionShortfall shortfall)
            {
                return false;
            }

            Assert.True(everyone.ProbabilityAtLeast(shortfall.OfferablePatients) >= problem.Probability, $"round {round}");
            Assert.True(everyone.ProbabilityAtLeast(shortfall.OfferablePatients + 1) < problem.Probability, $"round {round}");
            Assert.Equal(everyone.ProbabilityAtLeast(problem.TargetPatients), shortfall.Probability, 1e-9);
            Assert.Equal(everyone.Mean, shortfall.ExpectedPatients, 1e-9);
            return true;
        });
    }

    [Theory]
    [InlineData(2)]
    public void The_number_that_can_be_offered_has_a_plan_and_one_more_has_none(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(85, rounds: 100, round =>
        {
            var problem = SelectionCases.Random(random, random.Next(1, 24));
            problem = problem with { TargetPatients = problem.TargetPatients * 5 };
            if (Selector.Solve(problem) is not SelectionShortfall { OfferablePatients: > 0 and var offerable })
            {
                return false;
            }

            Assert.True(Selector.Solve(problem with { TargetPatients = offerable }) is SelectionPlan, $"round {round}");
            Assert.True(Selector.Solve(problem with { TargetPatients = offerable + 1 }) is SelectionShortfall, $"round {round}");
            return true;
        });
    }

    [Fact]
    public void Caps_that_bind_are_named_and_starts_that_do_not_are_not()
    {
        var problem = SelectionCases.Problem(30, SelectionCases.Site("capped", mean: 5, cost: 1, shape: 30, cap: 10));

        var shortfall = Assert.IsType<SelectionShortfall>(Selector.Solve(problem));

        Assert.Equal(10, shortfall.OfferablePatients);
        Assert.Contains(shortfall.Binding, limit => limit is { Kind: LimitKind.Caps, IsEnough: true });
        Assert.DoesNotContain(shortfall.Binding, limit => limit.Kind == LimitKind.Starts);
    }

    [Fact]
    public void Late_starts_that_bind_are_named()
    {
        var problem = SelectionCases.Problem(30, SelectionCases.Site("late", mean: 5, cost: 1, shape: 30, start: 10));

        var shortfall = Assert.IsType<SelectionShortfall>(Selector.Solve(problem));

        Assert.Equal(LimitKind.Starts, shortfall.Binding[0].Kind);
        Assert.True(shortfall.Binding[0].IsEnough);
    }

    [Fact]
    public void Without_candidates_nothing_can_be_offered()
    {
        var shortfall = Assert.IsType<SelectionShortfall>(Selector.Solve(SelectionCases.Problem(5)));

        Assert.Equal(0, shortfall.OfferablePatients);
    }
}
