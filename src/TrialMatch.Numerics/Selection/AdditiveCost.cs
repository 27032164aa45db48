namespace TrialMatch.Numerics.Selection;

/// <summary>
/// A lower bound on a set's cost that is additive over its sites. The true cost is not: it bills the target's patients at the mean price of the sites
/// where they are expected. The bound bills every patient the lowest price, and of a site's surcharge only the part that it would have in the largest
/// set within the cost limit. Where all sites have the same price, the bound equals the cost.
/// </summary>
internal sealed class AdditiveCost
{
    private readonly double _lowestPrice;
    private readonly double _billedPart;

    /// <param name="limit">The largest cost of interest; may be infinite.</param>
    /// <param name="addedMean">The expected patients that a later change to a site may add.</param>
    public AdditiveCost(SetProblem problem, double limit, double addedMean)
    {
        AddedMean = addedMean;
        _lowestPrice = problem.Kinds.Where(kind => kind.MaxCount > 0).Select(kind => kind.PatientPrice).DefaultIfEmpty(0).Min();
        Patients = problem.Target * _lowestPrice;
        _billedPart = problem.Target / Math.Max(problem.Target, MaxMean(problem, limit - Patients) + addedMean);
    }

    /// <inheritdoc cref="AdditiveCost(SetProblem, double, double)" path="/param[@name='addedMean']"/>
    public double AddedMean { get; }

    /// <summary>The cost of the target's patients at the lowest price.</summary>
    public double Patients { get; }

    /// <summary>Returns the part of the bound that one site adds.</summary>
    public double Of(SiteKind kind) => kind.FixedCost + (_billedPart * (kind.PatientPrice - _lowestPrice) * kind.Mean);

    /// <summary>Returns the most expected patients that a budget can buy, with fractions of sites allowed.</summary>
    private static double MaxMean(SetProblem problem, double money)
    {
        var mean = 0d;
        foreach (var kind in problem.Kinds.OrderByDescending(kind => kind.FixedCost > 0 ? kind.Mean / kind.FixedCost : double.PositiveInfinity))
        {
            var count = kind.FixedCost > 0 ? Math.Clamp(money / kind.FixedCost, kind.MinCount, kind.MaxCount) : kind.MaxCount;
            mean += count * kind.Mean;
            money -= count * kind.FixedCost;
        }

        return mean;
    }
}
