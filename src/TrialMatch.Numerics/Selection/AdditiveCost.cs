namespace TrialMatch.Numerics.Selection;

/// <summary>
/// A lower bound on a set's cost that adds up over its sites, which the true cost does not: the target's patients are billed at the mean price of where
/// they are expected. All are billed the lowest price; of what a site asks beyond it, at least the part that falls on it in the largest set that the
/// limit pays for. Where all sites ask one price the bound is the cost.
/// </summary>
internal sealed class AdditiveCost
{
    private readonly double _lowestPrice;
    private readonly double _billedPart;

    /// <param name="limit">No set that costs more is asked for; may be infinite.</param>
    /// <param name="addedMean">Expected patients by which a site may later be changed to recruit more.</param>
    public AdditiveCost(SetProblem problem, double limit, double addedMean)
    {
        AddedMean = addedMean;
        _lowestPrice = problem.Kinds.Where(kind => kind.MaxCount > 0).Select(kind => kind.PatientPrice).DefaultIfEmpty(0).Min();
        Patients = problem.Target * _lowestPrice;
        _billedPart = problem.Target / Math.Max(problem.Target, MaxMean(problem, limit - Patients) + addedMean);
    }

    /// <inheritdoc cref="AdditiveCost(SetProblem, double, double)" path="/param[@name='addedMean']"/>
    public double AddedMean { get; }

    /// <summary>The target's patients at the lowest price.</summary>
    public double Patients { get; }

    /// <summary>What one site adds.</summary>
    public double Of(SiteKind kind) => kind.FixedCost + (_billedPart * (kind.PatientPrice - _lowestPrice) * kind.Mean);

    /// <summary>The most patients that sites for so much money are expected to recruit, parts of sites allowed.</summary>
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
