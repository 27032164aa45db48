namespace TrialMatch.Numerics.Selection;

/// <summary>Finds the cheapest set of a problem and keeps the <see cref="CompletionBound"/> for further searches over the same sites.</summary>
internal sealed class LeastCost : IDisposable
{
    private const int NoKind = -1;

    private readonly CompletionBound? _bound;

    /// <param name="addedMean">The expected patients that a change in <see cref="FindBelow"/> may add to a site without a new bound.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public LeastCost(SetProblem problem, double addedMean = 0)
    {
        Problem = problem;
        var first = GreedyStart.Find(problem);
        if (first is null && !problem.IsReached(problem.Miss(problem.Everyone())))
        {
            return;
        }

        var limit = first is null ? double.PositiveInfinity : problem.Cost(first);
        var cost = new AdditiveCost(problem, limit, addedMean);
        _bound = new CompletionBound(problem, cost, GreedyStart.OrderOf(problem), MoneyFor(problem, cost, limit));
        var search = new SetSearch(problem, _bound, NoKind, SetSearch.MaxWork(problem.Target));
        search.Run(limit);
        (Best, IsProven) = (search.Best ?? first, search.IsProven);
    }

    public SetProblem Problem { get; }

    /// <summary>The cheapest set; null where no set within the bounds reaches the target.</summary>
    public int[]? Best { get; }

    /// <summary>Whether <see cref="Best"/> is proven to be the cheapest set, or that none exists.</summary>
    public bool IsProven { get; } = true;

    /// <summary>
    /// Returns the cheapest set below <paramref name="limit"/> after a change to one kind, of which the set contains only the minimum count; null
    /// where there is none.
    /// </summary>
    public int[]? FindBelow(double limit, int kind, SiteKind changed)
    {
        if (_bound is null)
        {
            return null;
        }

        var problem = Problem.With(kind, changed);
        if (changed.Mean > _bound.Cost.AddedMean)
        {
            using var own = new LeastCost(problem);
            return own.Best is { } best && problem.Cost(best) < limit ? best : null;
        }

        var search = new SetSearch(problem, _bound, kind, SetSearch.MaxWorkAgain);
        search.Run(limit);
        return search.Best;
    }

    public void Dispose() => _bound?.Dispose();

    /// <summary>Returns the budget for optional sites: the limit less required sites and patients, or the cost of all sites.</summary>
    private static double MoneyFor(SetProblem problem, AdditiveCost cost, double limit)
    {
        var everything = 1 + problem.Kinds.Sum(kind => kind.FreeCount * cost.Of(kind));
        var required = problem.Kinds.Sum(kind => kind.MinCount * cost.Of(kind));
        return Math.Max(1e-6, Math.Min(everything, limit - required - cost.Patients));
    }
}
