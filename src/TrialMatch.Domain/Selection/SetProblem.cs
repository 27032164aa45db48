namespace TrialMatch.Domain.Selection;

/// <summary>
/// The bare question: which of these units, at the least cost, reach the target with the asked probability?
/// A set of units is a bool for each. Holds scratch buffers: one thread at a time.
/// </summary>
internal sealed class SetProblem
{
    private readonly double[] _total;
    private readonly double[] _next;

    /// <param name="cancellation">Ends every search of this problem; a search asks for it in each of its loops.</param>
    public SetProblem(int target, double probability, Unit[] units, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Target = target;
        Probability = probability;
        Units = units;
        _total = new double[target];
        _next = new double[target];
    }

    /// <summary>Patients wanted: 1 or more.</summary>
    public int Target { get; }

    public double Probability { get; }

    public Unit[] Units { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The one test of feasibility, given the probability of missing the target.</summary>
    public bool IsReached(double miss) => 1 - miss >= Probability;

    /// <summary>The probability that the set misses the target, always added up in the units' order: the same set gives the same digits.</summary>
    public double Miss(ReadOnlySpan<bool> isIn) => BelowTarget.Miss(Total(isIn));

    /// <summary>The set's total below the target; good until the next call.</summary>
    public ReadOnlySpan<double> Total(ReadOnlySpan<bool> isIn)
    {
        var total = _total.AsSpan();
        var next = _next.AsSpan();
        BelowTarget.Clear(total);
        for (var unit = 0; unit < Units.Length; unit++)
        {
            if (isIn[unit])
            {
                Cancellation.ThrowIfCancellationRequested();
                BelowTarget.Add(total, Units[unit].Pmf, next);
                var filled = next;
                next = total;
                total = filled;
            }
        }

        return total;
    }

    public double Cost(ReadOnlySpan<bool> isIn)
    {
        var cost = 0d;
        for (var unit = 0; unit < Units.Length; unit++)
        {
            cost += isIn[unit] ? Units[unit].Cost : 0;
        }

        return cost;
    }

    /// <summary>The units that every plan holds.</summary>
    public bool[] Required() => Array.ConvertAll(Units, unit => unit.IsRequired);
}
