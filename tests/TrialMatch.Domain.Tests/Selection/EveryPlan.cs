using TrialMatch.Domain.Tests.Forecasting;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Selection;

/// <summary>Walks every plan of a problem and weighs it by the sum over all pairs; nothing of the search or its convolutions is used.</summary>
internal static class EveryPlan
{
    public sealed record Weighed(int[] Counts, double Cost, double Probability, int Sites, int Regions);

    public static List<Weighed> Of(SelectionProblem problem)
    {
        var plans = new List<Weighed>();
        var forecasts = problem.Candidates.Select(c => new SiteForecast(c.Site, problem.HorizonMonths)).ToArray();
        var total = new double[problem.TargetPatients + 1];
        total[0] = 1;
        Walk(problem, forecasts, new int[forecasts.Length], 0, total, plans);
        return plans;
    }

    public static Weighed Weigh(SelectionProblem problem, IReadOnlyDictionary<CandidateId, int> counts)
    {
        var forecasts = problem.Candidates.Select(c => new SiteForecast(c.Site, problem.HorizonMonths)).ToArray();
        var total = new double[problem.TargetPatients + 1];
        total[0] = 1;
        var chosen = problem.Candidates.Select(c => counts.GetValueOrDefault(c.Id)).ToArray();
        for (var i = 0; i < chosen.Length; i++)
        {
            for (var copy = 0; copy < chosen[i]; copy++)
            {
                total = ConvolutionTests.SumOfPairs(total, forecasts[i].Pmf(problem.TargetPatients), problem.TargetPatients);
            }
        }

        return Weigh(problem, forecasts, chosen, total);
    }

    private static void Walk(SelectionProblem problem, SiteForecast[] forecasts, int[] counts, int index, double[] total, List<Weighed> plans)
    {
        if (index == counts.Length)
        {
            plans.Add(Weigh(problem, forecasts, counts, total));
            return;
        }

        var candidate = problem.Candidates[index];
        var pmf = forecasts[index].Pmf(problem.TargetPatients);
        var own = total;
        for (var count = 0; count <= candidate.MaxCount; count++)
        {
            if (count >= candidate.MinCount)
            {
                counts[index] = count;
                Walk(problem, forecasts, counts, index + 1, own, plans);
            }

            own = ConvolutionTests.SumOfPairs(own, pmf, problem.TargetPatients);
        }

        counts[index] = 0;
    }

    private static Weighed Weigh(SelectionProblem problem, SiteForecast[] forecasts, int[] counts, double[] total)
    {
        var expected = counts.Select((count, i) => count * forecasts[i].Mean).ToArray();
        var fixedCost = problem.Candidates.Select((c, i) => counts[i] * c.FixedCost).Sum();
        var priced = problem.Candidates.Select((c, i) => c.PerPatientCost * expected[i]).Sum();
        var cost = fixedCost + (expected.Sum() > 0 ? problem.TargetPatients * priced / expected.Sum() : 0);
        var regions = problem.Candidates.Where((_, i) => counts[i] > 0).Select(c => c.Region).Distinct().Count();
        return new Weighed((int[])counts.Clone(), cost, total[^1], counts.Sum(), regions);
    }
}
