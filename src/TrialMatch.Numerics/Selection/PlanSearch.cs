using System.Collections.Immutable;

namespace TrialMatch.Numerics.Selection;

/// <summary>Finds the plan of a given kind, with one or a few searches.</summary>
public static class PlanSearch
{
    /// <summary>Returns the plan, or how far all candidates fall short.</summary>
    public static SelectionResult Solve(SelectionModel model, PlanKind kind) => kind switch
    {
        PlanKind.Fastest => Fastest(model),
        PlanKind.FewestSites => FewestSites(model),
        PlanKind.EveryRegion => Selector.Solve(model.With(model.Problem with { IsEveryRegionWanted = true })),
        _ => Selector.Solve(model),
    };

    /// <summary>Returns a problem whose only solution is the given set.</summary>
    public static SelectionProblem Settled(SelectionProblem problem, ImmutableArray<ChosenSite> chosen)
    {
        var counts = chosen.ToDictionary(site => site.Id, site => site.Count);
        return problem with
        {
            Candidates = [.. problem.Candidates.Select(candidate => candidate with
            {
                MinCount = counts.GetValueOrDefault(candidate.Id),
                MaxCount = counts.GetValueOrDefault(candidate.Id),
            })],
            Balance = null,
        };
    }

    private static SelectionResult FewestSites(SelectionModel model)
    {
        var problem = model.Problem with { Balance = null };
        var any = Selector.Solve(model.With(problem));
        if (any is not SelectionPlan cheapest)
        {
            return any;
        }

        var least = Math.Max(1, Math.Max(problem.MinSites, problem.Candidates.Sum(candidate => candidate.MinCount)));
        for (var sites = least; sites < cheapest.Chosen.Sum(site => site.Count); sites++)
        {
            if (Selector.Solve(model.With(problem with { MaxSites = sites })) is SelectionPlan fewer)
            {
                return fewer;
            }
        }

        return cheapest;
    }

    private static SelectionResult Fastest(SelectionModel model)
    {
        var problem = model.Problem with { Balance = null };
        var any = Selector.Solve(model.With(problem));
        if (any is not SelectionPlan best)
        {
            return any;
        }

        var last = (int)Math.Floor(problem.HorizonMonths);

        // A target that is reached by a month is reached by every later one.
        for (var (early, late) = (1, last); early < late;)
        {
            var month = (early + late) / 2;
            if (Selector.Solve(SelectionModel.Of(problem with { HorizonMonths = month }, model.Set.Cancellation)) is SelectionPlan sooner)
            {
                (best, late) = (sooner, month);
            }
            else
            {
                early = month + 1;
            }
        }

        return Selector.Solve(model.With(Settled(problem, best.Chosen)));
    }
}
