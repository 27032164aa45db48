namespace TrialMatch.Numerics.Selection;

/// <summary>
/// The bare question: how many sites of each kind, at the least cost, reach the target with the asked probability within the bounds?
/// A set is a count for each kind. Holds scratch buffers: one thread at a time.
/// </summary>
internal sealed class SetProblem
{
    private readonly double[] _total;
    private readonly double[] _next;

    /// <param name="cancellation">Ends, with <see cref="OperationCanceledException"/>, whatever is worked out of this problem.</param>
    public SetProblem(int target, double probability, SiteKind[] kinds, SetBounds bounds, CancellationToken cancellation)
    {
        (Target, Probability, Kinds, Bounds, Cancellation) = (target, probability, kinds, bounds, cancellation);
        _total = new double[target];
        _next = new double[target];
    }

    /// <summary>Patients wanted: 1 or more.</summary>
    public int Target { get; }

    public double Probability { get; }

    public SiteKind[] Kinds { get; }

    public SetBounds Bounds { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The same question with one kind in another shape.</summary>
    public SetProblem With(int kind, SiteKind changed)
    {
        var kinds = (SiteKind[])Kinds.Clone();
        kinds[kind] = changed;
        return new SetProblem(Target, Probability, kinds, Bounds, Cancellation);
    }

    /// <summary>The one test of feasibility, given the probability of missing the target.</summary>
    public bool IsReached(double miss) => 1 - miss >= Probability;

    /// <summary>The probability that the set misses the target, always added up in the kinds' order: the same set gives the same digits.</summary>
    public double Miss(ReadOnlySpan<int> counts) => BelowTarget.Miss(Total(counts));

    /// <summary>The set's total below the target; good until the next call.</summary>
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

    /// <summary>Opening and upkeep of every site, and the target's patients at the price of where they are expected.</summary>
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

    /// <summary>Whether the set keeps the bounds on its number of sites and has a site in each region that needs one.</summary>
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

    /// <summary>The sites that every set holds.</summary>
    public int[] Required() => Array.ConvertAll(Kinds, kind => kind.MinCount);

    /// <summary>All sites there are.</summary>
    public int[] Everyone() => Array.ConvertAll(Kinds, kind => kind.MaxCount);
}
