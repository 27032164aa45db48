using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Numerics.Selection;

/// <summary>Explains a plan: every candidate in order, then every excluded site.</summary>
public static class Explanations
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;

    /// <param name="plan">The plan that <see cref="Selector"/> returned for this problem.</param>
    /// <exception cref="ArgumentException">The plan belongs to another problem.</exception>
    public static ImmutableArray<SiteExplanation> Of(SelectionProblem problem, SelectionPlan plan) => Of(SelectionModel.Of(problem), plan);

    public static ImmutableArray<SiteExplanation> Of(SelectionModel model, SelectionPlan plan)
    {
        var candidates = model.Problem.Candidates;
        var counts = Counts(model, plan.Chosen);
        var leastCounts = Counts(model, plan.LeastCostSet);
        var without = LeaveOneOut.Misses(model.Set, counts);
        var total = model.Set.Total(counts).ToArray();
        var rates = new RateQuantiles();
        var explained = ImmutableArray.CreateBuilder<SiteExplanation>(candidates.Length + model.Problem.Excluded.Length);
        for (var i = 0; i < candidates.Length; i++)
        {
            var facts = FactsOf(model, i, rates) with
            {
                Cost = CostOf(model, i, counts),
                ProbabilityWith = counts[i] > 0 ? plan.Probability : WithOneMore(total, model.Set.Kinds[i].Pmf),
                ProbabilityWithout = counts[i] > 0 ? 1 - without[i] : plan.Probability,
            };
            explained.Add(new SiteExplanation(
                candidates[i].Id, candidates[i].Region, ReasonOf(counts[i], leastCounts[i]), counts[i], counts[i] != leastCounts[i], facts));
        }

        foreach (var site in model.Problem.Excluded)
        {
            explained.Add(new SiteExplanation(site.Id, site.Region, site.Reason, 0, IsForFairness: false, null));
        }

        return explained.MoveToImmutable();
    }

    /// <summary>Returns the facts of one such site in the plan; for a candidate that the plan leaves out, as if one site were added.</summary>
    private static double CostOf(SelectionModel model, int candidate, int[] counts)
    {
        if (counts[candidate] > 0)
        {
            return model.CostOf(candidate, counts);
        }

        var with = (int[])counts.Clone();
        with[candidate] = 1;
        return model.CostOf(candidate, with);
    }

    private static ReasonCode ReasonOf(int count, int leastCount) =>
        count > 0 ? ReasonCode.Chosen : leastCount > 0 ? ReasonCode.Fairness : ReasonCode.Dominated;

    /// <summary>Counts the chosen sites of each candidate in one pass, since both lists have the same order.</summary>
    private static int[] Counts(SelectionModel model, ImmutableArray<ChosenSite> chosen)
    {
        var counts = new int[model.Problem.Candidates.Length];
        var next = 0;
        for (var i = 0; i < counts.Length && next < chosen.Length; i++)
        {
            if (model.Problem.Candidates[i].Id == chosen[next].Id)
            {
                counts[i] = chosen[next++].Count;
            }
        }

        return next == chosen.Length
            ? counts
            : throw new ArgumentException($"Expected a plan for this problem: '{chosen[next].Id}' is not a candidate, or not in the candidates' order.", nameof(chosen));
    }

    /// <summary>Returns P(target) of the plan with one more such site.</summary>
    private static double WithOneMore(double[] total, double[] pmf)
    {
        var with = new double[total.Length];
        BelowTarget.Add(total, pmf, with);
        return 1 - BelowTarget.Miss(with);
    }

    private static SiteFacts FactsOf(SelectionModel model, int index, RateQuantiles rates)
    {
        var site = model.Problem.Candidates[index].Site;
        var forecast = model.Forecasts[index];
        var (rateLow, rateHigh) = rates.Of(site.Belief);
        return new SiteFacts
        {
            RateMeanPerMonth = site.Belief.Mean,
            RateLowPerMonth = rateLow,
            RateHighPerMonth = rateHigh,
            Start = site.Start,
            Cap = site.Cap,
            Cost = 0,
            ExpectedPatients = forecast.Mean,
            Patients = forecast.Interval(HighQuantile - LowQuantile),
            ProbabilityZero = forecast.ProbabilityZero,
            ProbabilityWith = 0,
            ProbabilityWithout = 0,
        };
    }

    /// <summary>Caches the rates' quantiles. They are slow to compute, and differ only in scale between sites with the same shape.</summary>
    private sealed class RateQuantiles
    {
        private readonly List<(double Shape, double Low, double High)> _known = [];

        public (double Low, double High) Of(GammaRate belief)
        {
            var (_, low, high) = OfUnitRate(belief.Shape);
            return (low / belief.RateMonths, high / belief.RateMonths);
        }

        private (double Shape, double Low, double High) OfUnitRate(double shape)
        {
            foreach (var known in _known)
            {
                if (known.Shape.Equals(shape))
                {
                    return known;
                }
            }

            var ofUnitRate = new GammaRate(shape, 1);
            var found = (shape, ofUnitRate.Quantile(LowQuantile), ofUnitRate.Quantile(HighQuantile));
            _known.Add(found);
            return found;
        }
    }
}
