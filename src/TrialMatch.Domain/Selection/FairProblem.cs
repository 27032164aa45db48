namespace TrialMatch.Domain.Selection;

/// <summary>A set problem with the regions' shares: how even a set is.</summary>
internal sealed class FairProblem
{
    public FairProblem(SetProblem set, double[] poolShares)
    {
        Set = set;
        PoolShares = poolShares;
        Measured = [.. Enumerable.Range(0, poolShares.Length).Where(region => poolShares[region] > 0)];
    }

    public SetProblem Set { get; }

    public double[] PoolShares { get; }

    /// <summary>The regions that have a pool to measure by.</summary>
    public int[] Measured { get; }

    /// <summary>The smallest ratio of a set; 0 for a set that expects nobody.</summary>
    public double SmallestRatio(ReadOnlySpan<bool> isIn)
    {
        Span<double> expected = stackalloc double[PoolShares.Length];
        expected.Clear();
        var all = 0d;
        for (var unit = 0; unit < isIn.Length; unit++)
        {
            if (isIn[unit])
            {
                expected[Set.Units[unit].Region] += Set.Units[unit].Mean;
                all += Set.Units[unit].Mean;
            }
        }

        var smallest = double.PositiveInfinity;
        foreach (var region in Measured)
        {
            smallest = Math.Min(smallest, all > 0 ? expected[region] / all / PoolShares[region] : 0);
        }

        return smallest;
    }
}
