using System.Diagnostics;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Benchmarks;

/// <summary>
/// The cheapest set for the exact probability, by trying every set that costs less than the cheapest found so far. Depth first, sites in order of cost,
/// with the distribution of the total carried down the branches. Cost alone prunes: no bound on the probability is used, neither the search's nor CP-SAT's,
/// and it starts from no plan, so that it has to find the cheapest set itself.
/// </summary>
internal sealed class EnumerationCertificate
{
    /// <summary>A set is cheaper from this share of the cost on: less is the rounding of sums in another order.</summary>
    private const double SmallestSaving = 1e-9;

    private readonly WeighedSites _sites;
    private readonly double _probability;
    private readonly int[] _byCost;

    /// <summary>For each number of sites taken, the distribution of their total, cut at the target.</summary>
    private readonly double[][] _totals;

    private readonly bool[] _isIn;
    private double _leastCost = double.PositiveInfinity;
    private long _sets;

    private EnumerationCertificate(SelectionProblem problem, WeighedSites sites)
    {
        _sites = sites;
        _probability = problem.Probability;
        _byCost = [.. Enumerable.Range(0, sites.Count).OrderBy(site => sites.FixedCosts[site])];
        _isIn = new bool[sites.Count];
        _totals = [.. Enumerable.Range(0, sites.Count + 1).Select(_ => new double[problem.TargetPatients + 1])];
        _totals[0][0] = 1;
    }

    /// <summary>What sites may still cost: the cheapest plan's cost less the cheapest patients.</summary>
    private double Bar => (_leastCost * (1 - SmallestSaving)) - _sites.MinPatients;

    /// <summary>What was proven.</summary>
    /// <param name="LeastCost">What the cheapest set that reaches the probability costs; null where there is none.</param>
    /// <param name="Sets">For how many sets the exact probability was computed.</param>
    public sealed record Proof(double? LeastCost, long Sets, double Milliseconds);

    public static Proof Of(SelectionProblem problem, WeighedSites sites)
    {
        var clock = Stopwatch.StartNew();
        var certificate = new EnumerationCertificate(problem, sites);
        certificate.TryEachSetBeyond(taken: 0, from: 0, cost: 0);
        double? leastCost = double.IsInfinity(certificate._leastCost) ? null : certificate._leastCost;
        return new Proof(leastCost, certificate._sets, clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>Tries every set that adds, to the sites taken, one or more of those from a place in the order on.</summary>
    private void TryEachSetBeyond(int taken, int from, double cost)
    {
        for (var place = from; place < _byCost.Length; place++)
        {
            var site = _byCost[place];
            var costWith = cost + _sites.FixedCosts[site];
            if (costWith >= Bar)
            {
                // So does every site after it: they cost no less.
                return;
            }

            _sets++;
            var canGrow = place + 1 < _byCost.Length && costWith + _sites.FixedCosts[_byCost[place + 1]] < Bar;
            _isIn[site] = true;
            var isReached = Probability(taken, site, canGrow) >= _probability;
            _leastCost = isReached ? Math.Min(_leastCost, _sites.Cost(_isIn)) : _leastCost;

            // Where patients cost the same everywhere, whatever contains a set that reaches the target costs no less.
            if (canGrow && !(isReached && _sites.HasOnePrice))
            {
                TryEachSetBeyond(taken + 1, place + 1, costWith);
            }

            _isIn[site] = false;
        }
    }

    /// <summary>The exact probability of the sites taken and one more; the whole distribution only where others may follow.</summary>
    private double Probability(int taken, int site, bool canGrow)
    {
        if (!canGrow)
        {
            return _sites.ProbabilityWith(_totals[taken], site);
        }

        Convolution.Add(_totals[taken], _sites.Pmfs[site], _totals[taken + 1]);
        return _totals[taken + 1][^1];
    }
}
