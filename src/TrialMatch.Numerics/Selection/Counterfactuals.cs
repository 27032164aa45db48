using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Finds the single changes that would have got a site chosen, that is, for which a set with the site is cheaper than the plan. The search is a
/// bisection, since an earlier start or a higher cap almost never makes a site less attractive. Where it does, the value found is sufficient, but a
/// smaller change may exist.
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

        // Use the plan's own discounts: the plan is the cheapest with them.
        _search = new LeastCost(Selector.Discounted(model, plan.Discounts), addedMean: model.Problem.TargetPatients);
        _planCost = _search.Best is { } best ? _search.Problem.Cost(best) : 0;
    }

    /// <summary>Returns a counterfactual for each candidate that the plan leaves out, in the candidates' order.</summary>
    /// <param name="plan">The plan that <see cref="Selector"/> returned for this problem.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
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

        // A cap that the site would hardly ever exceed is as good as none. Search from there down to the smallest cap with which it is chosen.
        var uncapped = _model.Forecasts[index].WithCap(null).Quantile(HardlyExceeded);
        var most = Math.Max(cap + 1, Math.Min(uncapped, _model.Problem.TargetPatients));
        var less = Last(0, most - cap - 1, fewer => IsChosen(index, candidate with { Site = candidate.Site with { Cap = most - fewer } }));
        return most - less;
    }

    /// <summary>Returns the cost below which the site is chosen: the plan's cost less that of the cheapest set in which opening the site is free.</summary>
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

    /// <summary>Returns the last value that satisfies the condition, found by bisection; null where the first does not.</summary>
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

        // Slightly less than the limit: exactly at the limit two plans cost the same.
        var below = cost * (1 - 1e-6);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(below)) - 2);
        return Math.Floor(below / unit) * unit;
    }
}
