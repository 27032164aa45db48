using TrialMatch.Domain.Forecasting;
using TrialMatch.Domain.Selection;

namespace TrialMatch.Benchmarks;

/// <summary>A problem's sites with what they cost and recruit, and the exact probability of a set; uses the forecast's arithmetic, none of the search's.</summary>
internal sealed class WeighedSites
{
    private readonly int _target;

    public WeighedSites(SelectionProblem problem)
    {
        _target = problem.TargetPatients;
        var forecasts = problem.Candidates.Select(candidate => new SiteForecast(candidate.Site, problem.HorizonMonths)).ToArray();
        Costs = [.. problem.Candidates.Select((candidate, i) => candidate.FixedCost + (candidate.PerPatientCost * forecasts[i].Mean))];
        Means = Array.ConvertAll(forecasts, forecast => forecast.Mean);
        Variances = Array.ConvertAll(forecasts, forecast => forecast.Variance);
        Pmfs = Array.ConvertAll(forecasts, forecast => forecast.Pmf(_target));
    }

    public double[] Costs { get; }

    public double[] Means { get; }

    public double[] Variances { get; }

    public double[][] Pmfs { get; }

    public int Count => Costs.Length;

    /// <summary>The distribution of a set's total, cut at the target.</summary>
    public double[] Total(IReadOnlyList<bool> isIn)
    {
        var total = new double[_target + 1];
        total[0] = 1;
        var scratch = new double[total.Length];
        for (var site = 0; site < Count; site++)
        {
            if (isIn[site])
            {
                Convolution.AddSite(total, Pmfs[site], scratch);
            }
        }

        return total;
    }

    public double[] With(double[] total, int site)
    {
        var sum = new double[total.Length];
        Convolution.Add(total, Pmfs[site], sum);
        return sum;
    }

    /// <summary>P(target) of a total with one site more.</summary>
    public double ProbabilityWith(double[] total, int site) => Convolution.AtLeast(total, Pmfs[site], _target);

    public double Probability(IReadOnlyList<bool> isIn) => Total(isIn)[_target];

    public double Cost(IReadOnlyList<bool> isIn) => Enumerable.Range(0, Count).Sum(site => isIn[site] ? Costs[site] : 0);
}
