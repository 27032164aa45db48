using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Fitting;

public sealed class StartsLayoutTests
{
    [Fact]
    public void With_room_everywhere_the_starts_follow_the_expected_recruitment()
    {
        var layout = Lay(FitCases.One(free: [9, 9, 9, 9], perPatient: [1]), 8, [1, 1, 3, 3]);

        Assert.Equal([1, 1, 3, 3], layout.StartsByMonth);
        Assert.All(layout.OpenMonths, Assert.True);
    }

    [Fact]
    public void A_month_without_room_sends_its_starts_to_the_nearest_month()
    {
        var layout = Lay(FitCases.One(free: [9, 9, 0, 9, 9], perPatient: [1]), 5, [1, 1, 1, 1, 1]);

        Assert.Equal([1, 2, 0, 1, 1], layout.StartsByMonth);
        Assert.Equal([true, true, false, true, true], layout.OpenMonths);
    }

    [Fact]
    public void A_month_without_a_start_of_its_own_is_open_where_one_can_move_to_it()
    {
        var layout = Lay(FitCases.One(free: [1, 1, 1, 1], perPatient: [1]), 1, [1, 1, 1, 1]);

        Assert.Equal(1, layout.StartsByMonth.Sum());
        Assert.All(layout.OpenMonths, Assert.True);
    }

    [Fact]
    public void More_than_fit_are_laid_as_many_as_fit()
    {
        var layout = Lay(FitCases.One(free: [1, 2], perPatient: [1]), 50, [1, 1]);

        Assert.Equal(3, layout.Patients);
        Assert.Equal([1, 2], layout.StartsByMonth);
    }

    [Fact]
    public void A_site_that_cannot_carry_its_own_demand_has_no_open_month()
    {
        var problem = FitCases.One(free: [5, 5], perPatient: [1]) with { PerSite = [new CapacityDemand(new PoolId("nurse"), [6])] };

        Assert.All(Lay(problem, 3, [1, 1]).OpenMonths, Assert.False);
    }

    [Fact]
    public void What_stops_one_more_is_named_where_fewer_are_laid_than_were_asked_for()
    {
        var problem = FitCases.One(free: [1, 2], perPatient: [1]);

        Assert.Equal([0, 1], Lay(problem, 50, [1, 1]).BindingMonths.Select(bound => bound.Month));
        Assert.Empty(Lay(problem, 3, [1, 1]).BindingMonths);
    }

    [Theory]
    [InlineData(35)]
    public void A_layout_lays_as_many_as_fit_and_names_what_the_fit_names(int seed)
    {
        var random = Seed.Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var problem = FitCases.Trust(random);
            var expected = Enumerable.Range(0, problem.CalendarMonths).Select(_ => random.NextDouble()).ToArray();
            var fit = Fitter.Fit(problem);

            var layout = StartsLayout.Lay(problem, expected);

            var where = $"round {round}";
            Assert.True(layout.Patients == fit.MaxPatients, where);
            Assert.True(layout.StartsByMonth.Sum() == fit.MaxPatients, where);
            Assert.True(layout.BindingMonths.SequenceEqual(fit.BindingMonths), where);
        }
    }

    [Theory]
    [InlineData(31)]
    public void A_layout_fits_reaches_the_most_and_lies_close_to_the_closest(int seed)
    {
        var random = Seed.Random(seed);
        var (laid, closest) = (0d, 0d);
        Checked.AtLeast(200, rounds: 600, round =>
        {
            var problem = FitCases.Small(random);
            var expected = Enumerable.Range(0, problem.CalendarMonths).Select(_ => random.NextDouble()).ToArray();
            var layout = StartsLayout.Lay(problem, expected);

            var where = $"round {round}";
            Assert.True(layout.Patients == BruteForceFit.Most(problem), where);
            Assert.True(layout.StartsByMonth.Sum() == layout.Patients, where);
            if (layout.Patients > 0)
            {
                Assert.True(BruteForceFit.Fits(problem, layout.StartsByMonth), where);
                var ideal = Ideal(problem, expected, layout.Patients);
                laid += BruteForceFit.Distance(layout.StartsByMonth, ideal);
                closest += BruteForceFit.LeastDistance(problem, layout.Patients, ideal);
            }

            return layout.Patients > 0;
        });

        Assert.InRange(laid / closest, 1, 1.02);
    }

    private static StartsLayout Lay(FitProblem problem, int patients, ReadOnlySpan<double> expected) =>
        StartsLayout.Lay(problem with { MaxPatients = patients }, expected);

    /// <summary>What is expected by the end of each month, scaled to the patients laid, over the months a patient can start in.</summary>
    private static double[] Ideal(FitProblem problem, double[] expected, int patients)
    {
        var longest = problem.PerPatient.Max(d => d.ByMonth.ToList().FindLastIndex(units => units > 0) + 1);
        var end = Math.Min(problem.EndMonth ?? problem.CalendarMonths, problem.CalendarMonths - Math.Max(longest, 1) + 1);
        var inWindow = expected.Select((e, month) => month >= problem.StartMonth && month < end ? e : 0).ToArray();
        var ideal = new double[end];
        var sum = 0d;
        for (var month = 0; month < end; month++)
        {
            sum += inWindow[month];
            ideal[month] = sum / inWindow.Sum() * patients;
        }

        return ideal;
    }
}
