namespace TrialMatch.Domain.Trusts;

/// <summary>The patients that a site promised and recruited, over its closed studies.</summary>
/// <param name="PromisedPatients">The patients promised, 0 or more.</param>
/// <param name="ActualPatients">The patients recruited, 0 or more.</param>
public sealed record PromiseRecord(int PromisedPatients, int ActualPatients)
{
    public static PromiseRecord None { get; } = new(0, 0);

    /// <summary>
    /// Returns the ratio of actual to promised patients, shrunk towards 1 as if <paramref name="weightPatients"/> more had been promised and
    /// recruited. It is 1 without a record, close to the plain ratio with a long one, and never 0, which would mean that the site cannot recruit at
    /// all.
    /// </summary>
    /// <param name="weightPatients">The weight of the prior in patients, 1 or more.</param>
    public double Ratio(int weightPatients)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightPatients, 1);
        return (ActualPatients + weightPatients) / (double)(PromisedPatients + weightPatients);
    }
}
