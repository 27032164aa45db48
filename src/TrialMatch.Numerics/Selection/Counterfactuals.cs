using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Asks, by searching again, what alone would have had a site chosen: a set with the site that is cheaper than the plan. An earlier start or a higher
/// cap hardly ever loses a site its place, so each is found by halving; where one does, the value named is right though a milder one may exist.
/// </summary>
public sealed class Counterfactuals : IDisposable
{
    private const double HardlyExceeded = 0.999;

    private readonly SelectionModel _model;
    private readonly LeastCost _search;
    private readonly HashSet<CandidateId> _chosen;
    private readonly double _planCost;

    private Counterfactuals(SelectionModel model, SelectionPlan plan)
    {
        _model = model;
        _chosen = [.. plan.Chosen.Select(site => site.Id)];

        // With the plan's own discounts, as the plan is the cheapest by them.
        _search = new LeastCost(Selector.Discounted(model, plan.Discounts), addedMean: model.Problem.TargetPatients);
        _planCost = _search.Best is { } best ? _search.Problem.Cost(best) : 0;
    }

    /// <summary>One for each candidate that the plan leaves out, in the candidates' order.</summary>
    /// <param name="plan">The plan that <see cref="Selector"/> gave for this problem.</param>
    /// <exception cref="OperationCanceledException">The caller is gone.</exception>
    public static ImmutableArray<Counterfactual> Of(SelectionProblem problem, SelectionPlan plan, CancellationToken cancellation = default) =>
        Of(SelectionModel.Of(problem, cancellation), plan);

    internal static ImmutableArray<Counterfactual> Of(SelectionModel model, SelectionPlan plan)
    {
        using var search = new Counterfactuals(model, plan);
        return
        [
            .. Enumerable.Range(0, model.Problem.Candidates.Length)
                .Where(i => !search._chosen.Contains(model.Problem.Candidates[i].Id) && model.Problem.Candidates[i].MaxCount > 0)
                .Select(search.For),
        ];
    }

    public void Dispose() => _search.Dispose();

    private Counterfactual For(int index) => new(_model.Problem.Candidates[index].Id, StartOf(index), FixedCostOf(index), CapOf(index));

    private int? StartOf(int index)
    {
        var candidate = _model.Problem.Candidates[index];
        var (from, to) = (candidate.Site.Start.FromMonth, candidate.Site.Start.ToMonth);
        var latest = (int)Math.Ceiling(from) - 1;
        return latest < 0 ? null : Last(0, latest, month => IsChosen(index, candidate with
        {
            Site = candidate.Site with { Start = SiteStart.Between(month, month + to - from) },
        }));
    }

    private int? CapOf(int index)
    {
        var candidate = _model.Problem.Candidates[index];
        if (candidate.Site.Cap is not { } cap || cap >= _model.Problem.TargetPatients)
        {
            return null;
        }

        // What it would hardly ever exceed without a cap serves as well as none: from there down to the last cap that still has it chosen.
        var uncapped = _model.Forecasts[index].WithCap(null).Quantile(HardlyExceeded);
        var most = Math.Max(cap + 1, Math.Min(uncapped, _model.Problem.TargetPatients));
        var less = Last(0, most - cap - 1, fewer => IsChosen(index, candidate with { Site = candidate.Site with { Cap = most - fewer } }));
        return most - less;
    }

    /// <summary>The plan costs so much more than the cheapest set in which opening the site is free: below that it is chosen.</summary>
    private double? FixedCostOf(int index)
    {
        var free = _model.KindOf(_model.Problem.Candidates[index] with { FixedCost = 0, MinCount = 1 });
        if (_search.FindBelow(_planCost, index, free) is not { } found)
        {
            return null;
        }

        var most = RoundedDown(_planCost - _search.Problem.With(index, free).Cost(found));
        return most > 0 ? most : null;
    }

    private bool IsChosen(int index, Candidate candidate)
    {
        var discounted = _search.Problem.Kinds[index].FixedCost;
        return _search.FindBelow(_planCost, index, _model.KindOf(candidate with { FixedCost = discounted, MinCount = 1 })) is not null;
    }

    /// <summary>The last value that holds, found by halving; null where not even the first does.</summary>
    private static int? Last(int first, int last, Func<int, bool> holds)
    {
        if (!holds(first))
        {
            return null;
        }

        while (first < last)
        {
            var middle = first + ((last - first + 1) / 2);
            (first, last) = holds(middle) ? (middle, last) : (first, middle - 1);
        }

        return first;
    }

    private static double RoundedDown(double cost)
    {
        if (cost <= 0)
        {
            return 0;
        }

        // A hair less than the limit itself: at the very limit two plans cost the same.
        var below = cost * (1 - 1e-6);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(below)) - 2);
        return Math.Floor(below / unit) * unit;
    }
}
