namespace TrialMatch.Numerics.Selection;

/// <summary>
/// The search's form of the problem: how many sites of each kind reach the target with the wanted probability, within the bounds, at the least cost.
/// A set is a count for each kind. Not thread-safe: it has scratch buffers.
/// </summary>
internal sealed class SetProblem
{
    private readonly double[] _total;
    private readonly double[] _next;

    /// <param name="cancellation">Cancels computations on this problem with an <see cref="OperationCanceledException"/>.</param>
    public SetProblem(int target, double probability, SiteKind[] kinds, SetBounds bounds, CancellationToken cancellation)
    {
        (Target, Probability, Kinds, Bounds, Cancellation) = (target, probability, kinds, bounds, cancellation);
        _total = new double[target];
        _next = new double[target];
    }

    /// <summary>The target in patients, 1 or more.</summary>
    public int Target { get; }

    public double Probability { get; }

    public SiteKind[] Kinds { get; }

    public SetBounds Bounds { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Returns the problem with one kind changed.</summary>
    public SetProblem With(int kind, SiteKind changed)
    {
        var kinds = (SiteKind[])Kinds.Clone();
        kinds[kind] = changed;
        return new SetProblem(Target, Probability, kinds, Bounds, Cancellation);
    }

    /// <summary>Returns whether a set is feasible, given its probability of missing the target. The only such test.</summary>
    public bool IsReached(double miss) => 1 - miss >= Probability;

    /// <summary>
    /// Returns the probability that the set misses the target. It is always summed in the kinds' order, so that the same set gives the same digits.
    /// </summary>
    public double Miss(ReadOnlySpan<int> counts) => BelowTarget.Miss(Total(counts));

    /// <summary>Returns the distribution of the set's total below the target; valid until the next call.</summary>
    public ReadOnlySpan<double> Total(ReadOnlySpan<int> counts)
    {
        var total = _total.AsSpan();
        var next = _next.AsSpan();
        BelowTarget.Clear(total);
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            for (var copy = 0; copy < counts[kind]; copy++)
            {
                Cancellation.ThrowIfCancellationRequested();
                BelowTarget.Add(total, Kinds[kind].Pmf, next);
                var filled = next;
                next = total;
                total = filled;
            }
        }

        return total;
    }

    /// <summary>
    /// Returns the cost of opening and upkeep of every site, and of the target's patients at the mean price of the sites where they are expected.
    /// </summary>
    public double Cost(ReadOnlySpan<int> counts)
    {
        var (cost, priced, mean) = (0d, 0d, 0d);
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            cost += counts[kind] * Kinds[kind].FixedCost;
            priced += counts[kind] * Kinds[kind].Mean * Kinds[kind].PatientPrice;
            mean += counts[kind] * Kinds[kind].Mean;
        }

        return mean > 0 ? cost + (Target * priced / mean) : cost;
    }

    /// <summary>Returns whether the set satisfies the bounds on its number of sites and has a site in each required region.</summary>
    public bool IsWithinBounds(ReadOnlySpan<int> counts)
    {
        var (sites, regions) = (0, 0UL);
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            sites += counts[kind];
            regions |= counts[kind] > 0 ? 1UL << Kinds[kind].Region : 0;
        }

        return sites >= Bounds.MinSites && sites <= Bounds.MaxSites && (Bounds.Regions & ~regions) == 0;
    }

    /// <summary>Returns the counts of the required sites.</summary>
    public int[] Required() => Array.ConvertAll(Kinds, kind => kind.MinCount);

    /// <summary>Returns the counts of all sites.</summary>
    public int[] Everyone() => Array.ConvertAll(Kinds, kind => kind.MaxCount);
}
