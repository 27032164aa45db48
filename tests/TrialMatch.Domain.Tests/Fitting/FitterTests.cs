using System.Collections.Immutable;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Fitting;

public sealed class FitterTests
{
    [Fact]
    public void A_patient_that_would_run_past_the_calendar_does_not_fit()
    {
        var fit = Fitter.Fit(FitCases.One(free: [2, 0, 3], perPatient: [1, 1]));

        Assert.Equal(0, fit.MaxPatients);
        Assert.Equal([0, 0, 0], fit.StartsByMonth);
        Assert.Equal([new PoolMonth(new PoolId("nurse"), 1)], fit.BindingMonths);
    }

    [Fact]
    public void A_demand_that_falls_is_filled_from_the_front()
    {
        var fit = Fitter.Fit(FitCases.One(free: [4, 4, 4, 4], perPatient: [2, 1]));

        Assert.Equal(4, fit.MaxPatients);
        Assert.Equal([2, 1, 1, 0], fit.StartsByMonth);
    }

    [Fact]
    public void A_demand_that_rises_is_not_fooled_by_the_earliest_start()
    {
        var fit = Fitter.Fit(FitCases.One(free: [1, 2, 4], perPatient: [1, 2]));

        Assert.Equal(2, fit.MaxPatients);
        Assert.Equal([0, 2, 0], fit.StartsByMonth);
        Assert.True(fit.IsProvenMaximum);
    }

    [Fact]
    public void The_sites_own_demand_is_taken_first()
    {
        var problem = FitCases.One(free: [3, 3, 3], perPatient: [1]) with
        {
            PerSite = [new CapacityDemand(new PoolId("nurse"), [1, 1])],
            StartMonth = 1,
        };

        Assert.Equal([0, 2, 2], Fitter.Fit(problem).StartsByMonth);
    }

    [Fact]
    public void A_site_whose_own_demand_does_not_fit_takes_nobody_and_says_which_months_bind()
    {
        var problem = FitCases.One(free: [9, 9, 0], perPatient: [1]) with
        {
            PerSite = [new CapacityDemand(new PoolId("nurse"), [1, 1, 1])],
        };

        var fit = Fitter.Fit(problem);

        Assert.False(fit.SiteDemandFits);
        Assert.Equal(0, fit.MaxPatients);
        Assert.Equal([new PoolMonth(new PoolId("nurse"), 2)], fit.BindingMonths);
    }

    [Fact]
    public void A_pool_the_trust_does_not_have_fits_nobody()
    {
        var problem = FitCases.One(free: [9], perPatient: [1]);
        problem = problem with { PerPatient = problem.PerPatient.Add(new CapacityDemand(new PoolId("scanner"), [1])) };

        Assert.Equal(0, Fitter.Fit(problem).MaxPatients);
        Assert.Equal("perPatient[1].pool", Assert.Single(problem.Validate()).Field);
    }

    [Fact]
    public void Zeros_at_the_end_of_a_demand_do_not_run_past_the_calendar() =>
        Assert.Equal(5, Fitter.Fit(FitCases.One(free: [0, 5], perPatient: [1, 0, 0])).MaxPatients);

    [Fact]
    public void No_more_are_laid_than_asked_and_then_nothing_binds()
    {
        var fit = Fitter.Fit(FitCases.One(free: [5, 5], perPatient: [1]) with { MaxPatients = 7 });

        Assert.Equal(7, fit.MaxPatients);
        Assert.Empty(fit.BindingMonths);
    }

    [Theory]
    [InlineData(20260801)]
    [InlineData(7)]
    public void The_fit_is_the_most_that_any_plan_of_starts_reaches(int seed)
    {
        var random = Seed.Random(seed);
        for (var round = 0; round < 1500; round++)
        {
            var problem = FitCases.Small(random);
            var fit = Fitter.Fit(problem);

            var where = $"round {round}";
            Assert.True(BruteForceFit.Most(problem) == fit.MaxPatients, where);
            Assert.True(fit.StartsByMonth.Sum() == fit.MaxPatients, where);
            Assert.True(fit.MaxPatients == 0 || BruteForceFit.Fits(problem, fit.StartsByMonth), where);
            Assert.True(fit.IsProvenMaximum, where);
        }
    }

    [Theory]
    [InlineData(11)]
    public void A_binding_month_with_more_room_is_the_only_thing_that_could_fit_more(int seed)
    {
        var random = Seed.Random(seed);
        Checked.AtLeast(200, rounds: 500, round =>
        {
            var problem = FitCases.Small(random);
            var fit = Fitter.Fit(problem);
            if (fit.MaxPatients == problem.MaxPatients || !fit.SiteDemandFits)
            {
                return false;
            }

            var widened = problem with { Pools = [.. problem.Pools.Select(p => Widened(p, fit, isBinding: false))] };
            Assert.True(!BruteForceFit.Fits(widened, fit.StartsByMonth) || !CanAddOne(widened, fit.StartsByMonth), $"round {round}");
            return true;
        });
    }

    [Fact]
    public void A_trusts_calendar_is_fitted_to_a_proven_maximum()
    {
        var random = Seed.Random(5);
        for (var round = 0; round < 50; round++)
        {
            var fit = Fitter.Fit(FitCases.Trust(random));
            Assert.True(fit.IsProvenMaximum, $"round {round}");
        }
    }

    [Fact]
    public void A_layout_at_a_trust_places_no_more_than_fit_and_at_most_one_patient_fewer()
    {
        var random = Seed.Random(5);
        Checked.AtLeast(10, rounds: 100, round =>
        {
            var problem = FitCases.Trust(random);
            var fit = Fitter.Fit(problem);
            var laid = StartsLayout.Lay(problem, []).Patients;
            Assert.True(laid == fit.MaxPatients || laid == fit.MaxPatients - 1, $"round {round}: {laid} laid, {fit.MaxPatients} fit");
            return !fit.BindingMonths.IsEmpty;
        });
    }

    [Fact]
    public void What_is_wrong_is_named_field_by_field()
    {
        var problem = new FitProblem
        {
            Pools = [new FreeCapacity(new PoolId("a"), [1, -1]), new FreeCapacity(new PoolId("a"), [1])],
            PerPatient = [new CapacityDemand(new PoolId("b"), [])],
            StartMonth = -1,
            EndMonth = 999,
            MaxPatients = -3,
        };

        string[] expected =
        [
            "pools[0].freeByMonth[1]", "pools[1].id", "pools[1].freeByMonth", "perPatient[0].pool", "perPatient[0].byMonth",
            "startMonth", "endMonth", "maxPatients",
        ];
        Assert.Equal(expected, problem.Validate().Select(v => v.Field));
    }

    private static FreeCapacity Widened(FreeCapacity pool, FitResult fit, bool isBinding) =>
        pool with
        {
            FreeByMonth = pool.FreeByMonth.ToArray().Select((free, month) =>
                fit.BindingMonths.Contains(new PoolMonth(pool.Pool, month)) == isBinding ? free + 100 : free).ToArray(),
        };

    private static bool CanAddOne(FitProblem problem, ImmutableArray<int> starts) =>
        Enumerable.Range(0, starts.Length).Any(month => BruteForceFit.Fits(problem, starts.SetItem(month, starts[month] + 1)));
}
