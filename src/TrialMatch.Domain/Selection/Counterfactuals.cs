using System.Collections.Immutable;
using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// Asks, by solving again, what would have had a site chosen. An earlier start, a lower cost or a higher cap hardly ever loses a site its place,
/// so each value is found by halving; where one does, the value named is right though a milder one may exist.
/// </summary>
public static class Counterfactuals
{
    private const double HardlyExceeded = 0.999;

    /// <summary>One for each candidate that the plan leaves out, in the candidates' order.</summary>
    /// <param name="plan">The plan that <see cref="Selector.Solve(SelectionProblem, CancellationToken)"/> gave for this problem.</param>
    /// <exception cref="OperationCanceledException">It was cancelled: each takes some dozen times as long as the plan did.</exception>
    public static ImmutableArray<Counterfactual> Of(SelectionProblem problem, SelectionPlan plan, CancellationToken cancellation = default)
    {
        var model = SelectionModel.Of(problem, cancellation);
        var chosen = plan.Chosen.Select(site => site.Id).ToHashSet();
        return
        [
            .. Enumerable.Range(0, problem.Candidates.Length)
                .Where(i => !chosen.Contains(problem.Candidates[i].Id) && problem.Candidates[i].MaxCount > 0)
                .Select(i => For(model, plan, i)),
        ];
    }

    /// <summary>For one candidate that the plan leaves out.</summary>
    /// <exception cref="ArgumentException">The problem has no such candidate.</exception>
    public static Counterfactual For(SelectionProblem problem, SelectionPlan plan, CandidateId id)
    {
        for (var i = 0; i < problem.Candidates.Length; i++)
        {
            if (problem.Candidates[i].Id == id)
            {
                return For(SelectionModel.Of(problem), plan, i);
            }
        }

        throw new ArgumentException($"expected the id of a candidate, found '{id}'", nameof(id));
    }

    private static Counterfactual For(SelectionModel model, SelectionPlan plan, int index) =>
        new(model.Problem.Candidates[index].Id, StartOf(model, index), CostOf(model, plan, index), CapOf(model, index));

    private static int? StartOf(SelectionModel model, int index)
    {
        var candidate = model.Problem.Candidates[index];
        var (from, to) = (candidate.Site.Start.FromMonth, candidate.Site.Start.ToMonth);
        var latest = (int)Math.Ceiling(from) - 1;
        return latest < 0 ? null : Last(0, latest, month => IsChosen(model, index, candidate with
        {
            Site = candidate.Site with { Start = SiteStart.Between(month, month + to - from) },
        }));
    }

    private static int? CapOf(SelectionModel model, int index)
    {
        var candidate = model.Problem.Candidates[index];
        if (candidate.Site.Cap is not { } cap || cap >= model.Problem.TargetPatients)
        {
            return null;
        }

        // What it would hardly ever exceed without a cap serves as well as none: from there down to the last cap that still has it chosen.
        var uncapped = model.ForecastOf(index).WithCap(null).Quantile(HardlyExceeded);
        var most = Math.Clamp(uncapped, cap + 1, model.Problem.TargetPatients);
        var less = Last(0, most - cap - 1, fewer => IsChosen(model, index, candidate with { Site = candidate.Site with { Cap = most - fewer } }));
        return most - less;
    }

    private static double? CostOf(SelectionModel model, SelectionPlan plan, int index)
    {
        const int MostHalvings = 6;
        var candidate = model.Problem.Candidates[index];

        // Fairness may choose a site that is dearer than this, but not by more than the margin the plan may spend.
        var margin = model.Problem.Fairness is { } rule ? Math.Max(0, (Math.Max(plan.Cost, plan.LeastCost) * (1 + rule.WithinCost)) - plan.LeastCost) : 0;
        var high = RoundedDown(Math.Min(CheaperThanTheRest(model, plan, index) + margin, model.CostOf(index)));
        if (high > 0 && IsChosen(model, index, Costing(candidate, high)))
        {
            return high;
        }

        double? found = null;
        var low = 0d;
        for (var halving = 0; halving < MostHalvings && high > low; halving++)
        {
            var middle = RoundedDown((low + high) / 2);
            if (middle <= low)
            {
                break;
            }

            if (IsChosen(model, index, Costing(candidate, middle)))
            {
                (found, low) = (middle, middle);
            }
            else
            {
                high = middle;
            }
        }

        return found;
    }

    /// <summary>Below this cost a set with the site is cheaper than the cheapest one without it: where regions do not matter, the exact limit.</summary>
    private static double CheaperThanTheRest(SelectionModel model, SelectionPlan plan, int index)
    {
        var free = Costing(model.Problem.Candidates[index], 0) with { MinCount = 1 };
        using var search = new LeastCostSearch(model.With(index, free).Set);
        return search.Run() ? Math.Max(0, plan.LeastCost - search.BestCost) : 0;
    }

    private static Candidate Costing(Candidate candidate, double cost) => candidate with { FixedCost = cost, PerPatientCost = 0 };

    private static bool IsChosen(SelectionModel model, int index, Candidate candidate) =>
        Selector.Solve(model.With(index, candidate)) is SelectionPlan plan && plan.CountOf(candidate.Id) > 0;

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
        var below = cost * (1 - 1e-9);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(below)) - 2);
        return Math.Floor(below / unit) * unit;
    }
}
