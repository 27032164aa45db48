using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Benchmarks;

/// <summary>A problem's sites with what they cost and recruit, and the exact probability of a set; uses the forecast's arithmetic, none of the search's.</summary>
internal sealed class WeighedSites
{
    private readonly int _target;

    public WeighedSites(SelectionProblem problem)
    {
        _target = problem.TargetPatients;
        var forecasts = problem.Candidates.Select(candidate => new SiteForecast(candidate.Site, problem.HorizonMonths)).ToArray();
        FixedCosts = [.. problem.Candidates.Select(candidate => candidate.FixedCost)];
        Prices = [.. problem.Candidates.Select(candidate => candidate.PerPatientCost)];
        Means = Array.ConvertAll(forecasts, forecast => forecast.Mean);
        Variances = Array.ConvertAll(forecasts, forecast => forecast.Variance);
        Pmfs = Array.ConvertAll(forecasts, forecast => forecast.Pmf(_target));
    }

    public double[] FixedCosts { get; }

    /// <summary>For each patient billed.</summary>
    public double[] Prices { get; }

    /// <summary>The target's patients at the lowest price.</summary>
    public double MinPatients => _target * Prices.Min();

    /// <summary>Whether patients cost the same everywhere, so that a set's cost is the sum of its sites'.</summary>
    public bool HasOnePrice => Prices.Max().Equals(Prices.Min());

    public double[] Means { get; }

    public double[] Variances { get; }

    public double[][] Pmfs { get; }

    public int Count => FixedCosts.Length;

    /// <summary>The distribution of a set's total, cut at the target.</summary>
    public double[] Total(IReadOnlyList<bool> isIn)
    {
        var total = new double[_target + 1];
        total[0] = 1;
        for (var site = 0; site < Count; site++)
        {
            if (isIn[site])
            {
                total = With(total, site);
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

    /// <summary>Every site's fixed cost, and the target's patients at the mean price of where they are expected.</summary>
    public double Cost(IReadOnlyList<bool> isIn)
    {
        var chosen = Enumerable.Range(0, Count).Where(site => isIn[site]).ToList();
        var mean = chosen.Sum(site => Means[site]);
        return chosen.Sum(site => FixedCosts[site]) + (mean > 0 ? _target * chosen.Sum(site => Prices[site] * Means[site]) / mean : 0);
    }
}
