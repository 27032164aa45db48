using System.Collections.Immutable;

namespace TrialMatch.Domain.Selection;

/// <summary>Explains a plan: every candidate in order, then every excluded site (design §6, step 5).</summary>
public static class Explanations
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;

    /// <param name="plan">The plan that <see cref="Selector.Solve(SelectionProblem)"/> gave for this problem.</param>
    public static ImmutableArray<SiteExplanation> Of(SelectionProblem problem, SelectionPlan plan) => Of(SelectionModel.Of(problem), plan);

    internal static ImmutableArray<SiteExplanation> Of(SelectionModel model, SelectionPlan plan)
    {
        var candidates = model.Problem.Candidates;
        var counts = Counts(model, plan.Chosen);
        var leastCounts = Counts(model, plan.LeastCostSet);
        var without = LeaveOneOut.Misses(model, counts);
        var chances = WithOneMore(model, counts);
        var explained = ImmutableArray.CreateBuilder<SiteExplanation>(candidates.Length + model.Problem.Excluded.Length);
        for (var i = 0; i < candidates.Length; i++)
        {
            var facts = FactsOf(
                model,
                i,
                probabilityWith: counts[i] > 0 ? plan.Probability : chances[i],
                probabilityWithout: counts[i] > 0 ? 1 - without[i] : plan.Probability);
            explained.Add(new SiteExplanation(
                candidates[i].Id, candidates[i].Region, ReasonOf(counts[i], leastCounts[i]), counts[i], counts[i] != leastCounts[i], facts));
        }

        foreach (var site in model.Problem.Excluded)
        {
            explained.Add(new SiteExplanation(site.Id, site.Region, site.Reason, 0, IsForFairness: false, null));
        }

        return explained.MoveToImmutable();
    }

    private static ReasonCode ReasonOf(int count, int leastCount) =>
        count > 0 ? ReasonCode.Chosen : leastCount > 0 ? ReasonCode.Fairness : ReasonCode.Dominated;

    private static int[] Counts(SelectionModel model, ImmutableArray<ChosenSite> chosen)
    {
        var byId = chosen.ToDictionary(site => site.Id, site => site.Count);
        return [.. model.Problem.Candidates.Select(candidate => byId.GetValueOrDefault(candidate.Id))];
    }

    /// <summary>For each candidate, P(target) of the plan with one such site more.</summary>
    private static double[] WithOneMore(SelectionModel model, int[] counts)
    {
        var total = model.Set.Total(model.UnitsOf(counts));
        var cumulative = new double[total.Length];
        BelowTarget.Accumulate(total, cumulative);
        var chances = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            chances[i] = 1 - BelowTarget.MissWith(total, cumulative, model.AtMostOf(i));
        }

        return chances;
    }

    private static SiteFacts FactsOf(SelectionModel model, int index, double probabilityWith, double probabilityWithout)
    {
        var site = model.Problem.Candidates[index].Site;
        var forecast = model.ForecastOf(index);
        var belief = site.Belief;
        return new SiteFacts
        {
            RateMeanPerMonth = belief.Mean,
            RateLowPerMonth = belief.Quantile(LowQuantile),
            RateHighPerMonth = belief.Quantile(HighQuantile),
            Start = site.Start,
            Cap = site.Cap,
            Cost = model.CostOf(index),
            ExpectedPatients = forecast.Mean,
            Patients = forecast.Interval(HighQuantile - LowQuantile),
            ProbabilityZero = forecast.ProbabilityZero,
            ProbabilityWith = probabilityWith,
            ProbabilityWithout = probabilityWithout,
        };
    }
}
