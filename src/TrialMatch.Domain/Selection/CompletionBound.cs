namespace TrialMatch.Domain.Selection;

/// <summary>
/// Dismisses a set of one half that nothing affordable can complete. Whatever is still to come is taken at its best: every unit of this half
/// that is still undecided, and from the other half, at each number of patients, the most favourable of the sets that the money left can buy.
/// The miss with that is never above the true one.
/// </summary>
internal sealed class CompletionBound
{
    private const int Levels = 8;

    /// <summary>Where fewer units have been decided there are too few sets for the bound to pay.</summary>
    private const int FirstStage = 4;

    private readonly double _budget;
    private readonly double _miss;
    private readonly double[] _costs = new double[Levels];
    private readonly double[][][] _weights;

    /// <param name="half">This half's units in the order in which they are decided.</param>
    /// <param name="other">The other half's sets.</param>
    /// <param name="budget">What both halves together must stay below.</param>
    /// <param name="length">The entries of this half's curves.</param>
    public CompletionBound(SetProblem problem, int[] half, LabelList other, double budget, double miss, int length)
    {
        _budget = budget;
        _miss = miss;
        var best = BestOfOther(other);
        _weights = new double[half.Length + 1][][];
        var rest = new double[length];
        rest[0] = 1;
        var next = new double[length];
        for (var stage = half.Length; stage >= FirstStage; stage--)
        {
            _weights[stage] = Array.ConvertAll(best, chances => Together(rest, chances, length));
            BelowTarget.Add(rest, problem.Units[half[stage - 1]].Pmf, next);
            (rest, next) = (next, rest);
        }
    }

    /// <summary>Whether a set of the first <paramref name="stage"/> units with this curve and cost could still be completed.</summary>
    public bool MayReach(ReadOnlySpan<double> curve, double cost, int stage)
    {
        if (stage < FirstStage)
        {
            return true;
        }

        var left = _budget - cost;
        var level = 0;
        while (level < Levels - 1 && _costs[level] < left)
        {
            level++;
        }

        return CurveArithmetic.Dot(_weights[stage][level], curve) <= _miss;
    }

    /// <summary>For each level of cost, the chances of exactly 0, 1, 2… patients of a set at least as good as any of the other half's up to that cost.</summary>
    private double[][] BestOfOther(LabelList other)
    {
        var length = other.CurveOf(0).Length;
        var lowest = other.CurveOf(0).ToArray();
        var best = new double[Levels][];
        var label = 1;
        for (var level = 0; level < Levels; level++)
        {
            var end = Math.Max(1, (level + 1) * other.Count / Levels);
            for (; label < end; label++)
            {
                CurveArithmetic.Lower(lowest, other.CurveOf(label));
            }

            _costs[level] = other.CostOf(end - 1);
            best[level] = Chances(lowest, length);
        }

        return best;
    }

    private static double[] Chances(double[] curve, int length)
    {
        // Entry t is the chance of at most (length − 1 − t); beyond the last number the rest of the probability lies at "length".
        var chances = new double[length + 1];
        var below = 0d;
        for (var k = 0; k < length; k++)
        {
            chances[k] = curve[length - 1 - k] - below;
            below = curve[length - 1 - k];
        }

        chances[length] = 1 - below;
        return chances;
    }

    private static double[] Together(double[] rest, double[] chances, int length)
    {
        var weights = new double[length];
        BelowTarget.Add(rest, chances, weights);
        return weights;
    }
}
