using TrialMatch.Domain.Forecasting;
using TrialMatch.Domain.Selection;

namespace TrialMatch.Domain.Tests.Selection;

/// <summary>Walks every plan of a problem and weighs it with the forecast's own arithmetic; none of the search's code is used.</summary>
internal static class EveryPlan
{
    public sealed record Weighed(int[] Counts, double Cost, double Probability, double SmallestRatio);

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
                Convolution.AddSite(total, forecasts[i].Pmf(problem.TargetPatients), new double[total.Length]);
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
        var scratch = new double[total.Length];
        var own = (double[])total.Clone();
        for (var count = 0; count <= candidate.MaxCount; count++)
        {
            if (count >= candidate.MinCount)
            {
                counts[index] = count;
                Walk(problem, forecasts, counts, index + 1, own, plans);
            }

            Convolution.AddSite(own, pmf, scratch);
        }

        counts[index] = 0;
    }

    private static Weighed Weigh(SelectionProblem problem, SiteForecast[] forecasts, int[] counts, double[] total)
    {
        var expected = counts.Select((count, i) => count * forecasts[i].Mean).ToArray();
        var cost = problem.Candidates.Select((c, i) => (counts[i] * c.FixedCost) + (c.PerPatientCost * expected[i])).Sum();
        var pool = problem.Candidates.Sum(c => c.EligiblePool);
        var ratios = problem.Candidates.Select((c, i) => (c, i)).GroupBy(each => each.c.Region)
            .Select(region => (Pool: region.Sum(each => each.c.EligiblePool) / pool, Patients: region.Sum(each => expected[each.i])))
            .Where(region => region.Pool > 0)
            .Select(region => expected.Sum() > 0 ? region.Patients / expected.Sum() / region.Pool : 0);
        return new Weighed((int[])counts.Clone(), cost, total[^1], ratios.DefaultIfEmpty(double.PositiveInfinity).Min());
    }
}
