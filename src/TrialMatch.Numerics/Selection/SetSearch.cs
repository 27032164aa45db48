using System.Numerics;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Finds the cheapest set by branch and bound. At each kind it takes one more site or none, and prunes a branch that no affordable sites can complete
/// (<see cref="CompletionBound"/>). A site is taken only after all sites that dominate it.
/// </summary>
internal sealed class SetSearch
{
    /// <summary>The tolerance for probabilities that are summed in another order.</summary>
    private const double RoundingError = 1e-11;

    /// <summary>The relative tolerance for costs: a smaller difference does not count.</summary>
    private const double RelativeTie = 1e-9;

    private const long DefaultMaxWork = 80_000_000;

    /// <summary>The minimum number of site additions that every search may try, whatever the target.</summary>
    private const long MinAdditions = 10;

    /// <summary>The work limit of a repeated search with one site changed, some milliseconds: there are hundreds of them.</summary>
    public const long MaxWorkAgain = 1_000_000;

    private readonly SetProblem _problem;
    private readonly CompletionBound _bound;
    private readonly double _allowedMiss;
    private readonly int[] _counts;
    private readonly int[][] _betterKinds;
    private readonly List<double[]> _totals = [];
    private readonly Rest[] _rests;
    private readonly double[] _prices;
    private readonly int _decided;
    private readonly long _maxWork;
    private double _limit;
    private long _work;

    /// <param name="bound">The bound for this problem, or for the same problem with more sites.</param>
    /// <param name="decided">A kind of which only the minimum count is taken; -1: none.</param>
    /// <param name="maxWork">The multiplications after which the search stops.</param>
    public SetSearch(SetProblem problem, CompletionBound bound, int decided, long maxWork)
    {
        (_problem, _bound, _decided, _maxWork) = (problem, bound, decided, maxWork);
        _allowedMiss = 1 - problem.Probability + RoundingError;
        _counts = problem.Required();
        _betterKinds = BetterKinds.Of(problem, bound.Order);
        _prices = Array.ConvertAll(problem.Kinds, bound.Cost.Of);
        _rests = Rest.AfterEachStage(problem, bound, _prices);
    }

    /// <summary>The cheapest set found below the limit; null where none was found.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Whether it is proven that no cheaper set exists; false where the search reached its work limit.</summary>
    public bool IsProven => _work <= _maxWork;

    /// <summary>Returns the work limit of a search in multiplications: about half a second, longer for targets of thousands.</summary>
    public static long MaxWork(int target) => Math.Max(DefaultMaxWork, MinAdditions * target * target);

    /// <summary>Searches for the cheapest set that costs less than <paramref name="limit"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Run(double limit)
    {
        _limit = limit;
        var (total, root) = Root();
        Visit(0, total, root);
    }

    /// <summary>Returns the node of the required sites.</summary>
    private (double[] Total, Node Root) Root()
    {
        var root = default(Node);
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            for (var copy = 0; copy < _counts[kind]; copy++)
            {
                root = root.With(_problem.Kinds[kind].Region, _prices[kind]);
            }
        }

        return (_problem.Total(_counts).ToArray(), root);
    }

    private void Visit(int stage, double[] total, Node node)
    {
        for (var next = stage; ; next = _bound.AfterKind(next))
        {
            _problem.Cancellation.ThrowIfCancellationRequested();
            _work += _problem.Target;
            Offer(total);
            if (next == _bound.StageCount || !IsWorthwhile(next, total, node, out var money))
            {
                return;
            }

            var kind = _bound.KindAt(next);
            if (kind != _decided && node.Sites < _problem.Bounds.MaxSites && _prices[kind] <= money && HasAllBetter(kind))
            {
                _counts[kind]++;
                Visit(next + 1, With(total, kind, node.Sites), node.With(_problem.Kinds[kind].Region, _prices[kind]));
                _counts[kind]--;
            }
        }
    }

    /// <summary>Records the present set as the best one where it reaches the target. The sum in the kinds' order decides.</summary>
    private void Offer(double[] total)
    {
        if (BelowTarget.Miss(total) <= _allowedMiss
            && _problem.IsWithinBounds(_counts)
            && _problem.Cost(_counts) is var cost && cost < _limit
            && _problem.IsReached(_problem.Miss(_counts)))
        {
            Best = (int[])_counts.Clone();
            _limit = cost * (1 - RelativeTie);
        }
    }

    /// <summary>Returns whether the undecided sites may complete the set below the limit, and the remaining budget.</summary>
    private bool IsWorthwhile(int stage, double[] total, Node node, out double money)
    {
        var rest = _rests[stage];
        money = _limit - _bound.Cost.Patients - node.Cost;
        var missing = _problem.Bounds.Regions & ~node.Regions;
        return IsProven
            && money >= Math.Max(rest.CheapestOf(_problem.Bounds.MinSites - node.Sites), rest.CheapestIn(missing))
            && _bound.MinMiss(total, stage, money) <= _allowedMiss;
    }

    /// <summary>
    /// Returns whether the set contains all sites that dominate the kind. Where one is missing, a set that contains it instead is cheaper, or as
    /// cheap and earlier in the order.
    /// </summary>
    private bool HasAllBetter(int kind)
    {
        foreach (var better in _betterKinds[kind])
        {
            if (better != _decided && _counts[better] < _problem.Kinds[better].MaxCount)
            {
                return false;
            }
        }

        return true;
    }

    private double[] With(double[] total, int kind, int depth)
    {
        while (_totals.Count <= depth)
        {
            _totals.Add(new double[_problem.Target]);
        }

        var pmf = _problem.Kinds[kind].ShortPmf;
        BelowTarget.Add(total, pmf, _totals[depth]);
        _work += (long)_problem.Target * pmf.Length;
        return _totals[depth];
    }

    /// <summary>The sums of a set; the cost is the additive lower bound.</summary>
    private readonly record struct Node(int Sites, ulong Regions, double Cost)
    {
        public Node With(int region, double price) => new(Sites + 1, Regions | (1UL << region), Cost + price);
    }

    /// <summary>The undecided sites from a stage on.</summary>
    private sealed class Rest
    {
        private readonly double[] _cheapestByRegion;
        private readonly double _cheapest;

        private Rest(double[] cheapestByRegion)
        {
            _cheapestByRegion = cheapestByRegion;
            _cheapest = cheapestByRegion.Min();
        }


        public static Rest[] AfterEachStage(SetProblem problem, CompletionBound bound, double[] prices)
        {
            var cheapest = new double[SelectionLimits.MaxRegions];
            cheapest.AsSpan().Fill(double.PositiveInfinity);
            var rests = new Rest[bound.StageCount + 1];
            rests[^1] = new Rest(cheapest);
            for (var stage = bound.StageCount - 1; stage >= 0; stage--)
            {
                var kind = bound.KindAt(stage);
                var region = problem.Kinds[kind].Region;
                if (prices[kind] < cheapest[region])
                {
                    cheapest = (double[])cheapest.Clone();
                    cheapest[region] = prices[kind];
                    rests[stage] = new Rest(cheapest);
                }
                else
                {
                    rests[stage] = rests[stage + 1];
                }
            }

            return rests;
        }

        /// <summary>Returns a lower bound on the cost of a number of further sites; infinite where none is left.</summary>
        public double CheapestOf(int count) => count > 0 ? count * _cheapest : 0;

        /// <summary>Returns the cost of the cheapest site in each of the regions; infinite where one has none left.</summary>
        public double CheapestIn(ulong regions)
        {
            var cost = 0d;
            for (; regions != 0; regions &= regions - 1)
            {
                cost += _cheapestByRegion[BitOperations.TrailingZeroCount(regions)];
            }

            return cost;
        }
    }
}
