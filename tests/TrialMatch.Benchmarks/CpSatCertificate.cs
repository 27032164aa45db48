using System.Diagnostics;
using System.Globalization;
using Google.OrTools.Sat;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Benchmarks;

/// <summary>
/// The cheapest set for the exact probability where patients cost the same everywhere, proven by CP-SAT with lazy cuts. The solver minimises the cost under the cuts so far. A set it proposes that
/// misses the probability gives cuts that every set that reaches it satisfies: it is grown to larger sets that still miss it, which need
/// at least r sites from outside where no r − 1 complete them; and it and its parts need scores from outside (<see cref="ScoreCut"/>). Once a proposed set reaches the probability it is
/// the cheapest there is, since the cuts took away none that do.
/// </summary>
internal sealed class CpSatCertificate
{
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    /// <summary>Costs in millionths: far finer than any difference that matters.</summary>
    private const double CostScale = 1e6;

    private const double ScoreScale = 1e5;

    private const int MostNeeded = 3;

    private static readonly double[] Weights = [0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97];

    private readonly SelectionProblem _problem;
    private readonly WeighedSites _sites;
    private readonly CpModel _model = new();
    private readonly BoolVar[] _isIn;
    private readonly Random _random = new(1);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private CpSatCertificate(SelectionProblem problem)
    {
        _problem = problem;
        _sites = new WeighedSites(problem);
        _isIn = [.. Enumerable.Range(0, _sites.Count).Select(site => _model.NewBoolVar($"site-{site}"))];
        _model.Minimize(LinearExpr.WeightedSum(_isIn, Array.ConvertAll(_sites.FixedCosts, cost => (long)Math.Round(cost * CostScale))));
        AddPreferences();
    }

    /// <summary>What was proven.</summary>
    /// <param name="AtLeast">No set that reaches the probability costs less; null where there is none.</param>
    /// <param name="IsComplete">Whether a set at that cost reaches it; false where the time ran out first.</param>
    public sealed record Proof(double? AtLeast, bool IsComplete, int Rounds, double Milliseconds);

    public static Proof Of(SelectionProblem problem) => new CpSatCertificate(problem).Run();

    private Proof Run()
    {
        if (!Reaches(_sites.Probability(Enumerable.Repeat(true, _sites.Count).ToArray())))
        {
            return new Proof(null, IsComplete: true, 0, _clock.Elapsed.TotalMilliseconds);
        }

        var (atLeast, round) = (0d, 0);
        while (Cheapest() is { } set)
        {
            (atLeast, round) = (_sites.Cost(set), round + 1);
            if (Reaches(_sites.Probability(set)))
            {
                return new Proof(atLeast, IsComplete: true, round, _clock.Elapsed.TotalMilliseconds);
            }

            AddCuts(set);
        }

        return new Proof(atLeast, IsComplete: false, round, _clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>The cheapest set under the cuts so far; null where the time runs out first.</summary>
    private bool[]? Cheapest()
    {
        var seconds = (MostTime - _clock.Elapsed).TotalSeconds;
        if (seconds <= 0)
        {
            return null;
        }

        using var solver = new CpSolver { StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_workers:1 max_time_in_seconds:{seconds:F3}") };
        return solver.Solve(_model) switch
        {
            CpSolverStatus.Optimal => Array.ConvertAll(_isIn, solver.BooleanValue),
            CpSolverStatus.Feasible or CpSolverStatus.Unknown => null,
            var status => throw new InvalidOperationException($"CP-SAT ended with {status}."),
        };
    }

    private bool Reaches(double probability) => probability >= _problem.Probability;

    /// <summary>A site that costs no more and is nowhere less likely to recruit so many goes first: some cheapest set keeps to that.</summary>
    private void AddPreferences()
    {
        for (var better = 0; better < _sites.Count; better++)
        {
            for (var worse = 0; worse < _sites.Count; worse++)
            {
                if (better != worse && IsPreferred(better, worse) && (better < worse || !IsPreferred(worse, better)))
                {
                    _model.AddImplication(_isIn[worse], _isIn[better]);
                }
            }
        }
    }

    private bool IsPreferred(int better, int worse)
    {
        if (_sites.FixedCosts[better] > _sites.FixedCosts[worse])
        {
            return false;
        }

        var (more, less) = (_sites.Pmfs[better], _sites.Pmfs[worse]);
        var (atMostMore, atMostLess) = (0d, 0d);
        for (var k = 0; k < Math.Max(more.Length, less.Length); k++)
        {
            atMostMore += k < more.Length ? more[k] : 0;
            atMostLess += k < less.Length ? less[k] : 0;
            if (atMostMore > atMostLess)
            {
                return false;
            }
        }

        return true;
    }

    private void AddCuts(bool[] set)
    {
        AddScoreCut(set);
        for (var site = 0; site < _sites.Count; site++)
        {
            if (set[site])
            {
                AddScoreCut(Without(set, site));
            }
        }

        for (var some = 0; some < _sites.Count; some++)
        {
            AddScoreCut([.. set.Select(isIn => isIn && _random.Next(3) > 0)]);
        }

        AddCountCuts(set);
    }

    /// <summary>Of the weights z, the one whose cut asks for the most money.</summary>
    private void AddScoreCut(bool[] set)
    {
        var total = _sites.Total(set);
        var (most, best, needed) = (0d, Array.Empty<double>(), 0d);
        foreach (var z in Weights)
        {
            var scores = Array.ConvertAll(_sites.Pmfs, pmf => ScoreCut.Score(pmf, z));
            var sum = ScoreCut.Needed(total, z, 1 - _problem.Probability);
            var money = sum * Enumerable.Range(0, _sites.Count).Where(site => !set[site]).Min(site => _sites.FixedCosts[site] / scores[site]);
            if (money > most)
            {
                (most, best, needed) = (money, scores, sum);
            }
        }

        if (most > 0)
        {
            // Rounded so that the cut is never stricter than it should be.
            var weights = best.Select((score, site) => set[site] ? 0 : (long)Math.Ceiling(score * ScoreScale)).ToArray();
            _model.AddLinearConstraint(LinearExpr.WeightedSum(_isIn, weights), (long)Math.Floor((needed - 1e-9) * ScoreScale), long.MaxValue / 4);
        }
    }

    private static bool[] Without(bool[] set, int site)
    {
        var rest = (bool[])set.Clone();
        rest[site] = false;
        return rest;
    }

    private void AddCountCuts(bool[] set)
    {
        var byMean = Enumerable.Range(0, _sites.Count).OrderBy(site => _sites.Means[site]).ToArray();
        var byCost = Enumerable.Range(0, _sites.Count).OrderByDescending(site => _sites.FixedCosts[site]).ToArray();
        for (var needed = 1; needed <= MostNeeded; needed++)
        {
            foreach (var order in new[] { byMean, byCost, Shuffled(), Shuffled() })
            {
                AddCut(set, needed, order);
            }
        }
    }

    private void AddCut(bool[] set, int needed, int[] order)
    {
        if (CompletedBy(_sites.Total(set), set, needed - 1))
        {
            return;
        }

        var grown = (bool[])set.Clone();
        foreach (var site in order.Where(site => !set[site]))
        {
            grown[site] = true;
            grown[site] = !CompletedBy(_sites.Total(grown), grown, needed - 1);
        }

        _model.AddLinearConstraint(LinearExpr.Sum(_isIn.Where((_, site) => !grown[site])), needed, _sites.Count);
    }

    /// <summary>Whether so many sites from outside the set, or fewer, make it reach the probability.</summary>
    private bool CompletedBy(double[] total, bool[] set, int more, int from = 0) => more switch
    {
        0 => Reaches(total[^1]),
        1 => Outside(set, from).Any(site => Reaches(_sites.ProbabilityWith(total, site))) || Reaches(total[^1]),
        _ => Outside(set, from).Any(site => CompletedBy(_sites.With(total, site), set, more - 1, site + 1)) || Reaches(total[^1]),
    };

    private IEnumerable<int> Outside(bool[] set, int from) => Enumerable.Range(from, _sites.Count - from).Where(site => !set[site]);

    private int[] Shuffled()
    {
        var order = Enumerable.Range(0, _sites.Count).ToArray();
        _random.Shuffle(order);
        return order;
    }
}
