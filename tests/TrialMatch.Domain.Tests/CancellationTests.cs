using System.Diagnostics;
using TrialMatch.Domain.Tests.Selection;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests;

/// <summary>Whoever has gone must not be worked for: each computation ends soon after it is cancelled, wherever it has got to.</summary>
public sealed class CancellationTests
{
    /// <summary>The moments at which each is cancelled, spread over what it does one after the other.</summary>
    private static readonly int[] Milliseconds = [1, 20, 60, 150, 400];

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void A_selection_of_the_largest_allowed_ends_within_50_milliseconds() =>
        AssertEndsSoon(cancellation => Selector.Solve(LargestSelection(), cancellation));

    [Fact]
    public void Counterfactuals_end_within_50_milliseconds()
    {
        var problem = LargestSelection(SelectionLimits.MaxCandidatesWithCounterfactuals);
        var plan = (SelectionPlan)Selector.Solve(problem);
        AssertEndsSoon(cancellation => Counterfactuals.Of(problem, plan, cancellation));
    }

    [Fact]
    public void A_forecast_of_the_largest_allowed_ends_within_50_milliseconds() =>
        AssertEndsSoon(cancellation => ForecastCalculator.Forecast(LargestForecast(), cancellation));

    [Fact]
    public void A_fit_that_is_hard_to_prove_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Fitter.Fit(HardFit(), cancelled.Token));
    }

    private static SelectionProblem LargestSelection(int candidates = SelectionLimits.MaxCandidates)
    {
        const int Target = (int)(SelectionLimits.MaxSitesTimesTarget / SelectionLimits.MaxCandidates);
        return SelectionCases.Problem(
            Target,
            [
                .. Enumerable.Range(0, candidates).Select(i => SelectionCases.Site(
                    $"s{i}", mean: Target * 0.2 / candidates * (1 + (i % 7)), cost: 10 + (i * 37 % 101), region: $"r{i % 4}", start: i % 5 / 10d)),
            ]);
    }

    private static ForecastRequest LargestForecast() => new(
        [
            .. Enumerable.Range(0, ForecastLimits.MaxDifferentSites).Select(i => new SiteModel(
                new GammaRate(2, 2 + (i / 1_000d)), SiteStart.Between(0, 1 + (i % 12))) { Cap = 40 + (i % 50) }),
        ],
        ForecastLimits.MaxTarget,
        12);

    /// <summary>A demand that pauses, on a calendar that it does not divide.</summary>
    private static FitProblem HardFit()
    {
        var random = Seed.Random(3);
        return new FitProblem
        {
            Pools = [.. Enumerable.Range(0, 8).Select(pool => new FreeCapacity(new PoolId($"p{pool}"), Enumerable.Range(0, FitProblem.MaxMonths).Select(_ => random.Next(60)).ToArray()))],
            PerPatient = [.. Enumerable.Range(0, 8).Select(pool => new CapacityDemand(new PoolId($"p{pool}"), [.. Enumerable.Range(0, 24).Select(_ => random.Next(9))]))],
        };
    }

    private static void AssertEndsSoon(Action<CancellationToken> compute)
    {
        var late = Milliseconds.Select(moment => LatenessOf(compute, moment)).Order().ToList();

        // Others may have the processor for a moment; not for most of the moments.
        Assert.True(late[late.Count / 2] <= Most, string.Join(", ", late));
    }

    private static TimeSpan LatenessOf(Action<CancellationToken> compute, int moment)
    {
        using var source = new CancellationTokenSource();
        var cancelledAt = 0L;
        using var noted = source.Token.Register(() => cancelledAt = Stopwatch.GetTimestamp());
        source.CancelAfter(moment);
        Assert.Throws<OperationCanceledException>(() => compute(source.Token));
        return Stopwatch.GetElapsedTime(cancelledAt);
    }
}
