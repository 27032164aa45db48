namespace TrialMatch.Domain.Trusts;

/// <summary>What a site promised and what came of it, over its closed studies.</summary>
/// <param name="PromisedPatients">0 or more.</param>
/// <param name="ActualPatients">0 or more.</param>
public sealed record PromiseRecord(int PromisedPatients, int ActualPatients)
{
    public static PromiseRecord None { get; } = new(0, 0);

    /// <summary>
    /// Actual against promised, drawn towards 1 by as many kept promises as <paramref name="weightPatients"/> says: 1 without a
    /// record, close to the plain ratio with a long one, and never 0, which would say that a site cannot recruit at all.
    /// </summary>
    /// <param name="weightPatients">1 or more.</param>
    public double Ratio(int weightPatients)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightPatients, 1);
        return (ActualPatients + weightPatients) / (double)(PromisedPatients + weightPatients);
    }
}
