namespace TrialMatch.Numerics.Selection;

/// <summary>The cheapest set of a problem, with the table that tells what cannot be completed, for further searches over the same sites.</summary>
internal sealed class LeastCost : IDisposable
{
    private const int NoKind = -1;

    private readonly CompletionBound? _bound;

    /// <param name="addedMean">Expected patients by which <see cref="FindBelow"/> may change a site to recruit more without a search of its own.</param>
    /// <exception cref="OperationCanceledException">The caller is gone.</exception>
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

    /// <summary>Null where no set within the bounds reaches the target.</summary>
    public int[]? Best { get; }

    /// <summary>True where <see cref="Best"/> is known to be the cheapest, or that there is none.</summary>
    public bool IsProven { get; } = true;

    /// <summary>The cheapest set that costs less than <paramref name="limit"/> where one kind has another shape, of which the set holds no more than the least count; null where there is none.</summary>
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

    /// <summary>What sites to choose may cost at most: the limit but for required sites and patients, or all that there are.</summary>
    private static double MoneyFor(SetProblem problem, AdditiveCost cost, double limit)
    {
        var everything = 1 + problem.Kinds.Sum(kind => kind.FreeCount * cost.Of(kind));
        var required = problem.Kinds.Sum(kind => kind.MinCount * cost.Of(kind));
        return Math.Max(1e-6, Math.Min(everything, limit - required - cost.Patients));
    }
}
