namespace TrialMatch.Domain.Selection;

/// <summary>Which problems are small enough to be searched exactly.</summary>
internal static class SearchSize
{
    /// <summary>Alike units count by how many of them there are, not by which.</summary>
    private const double MostSets = 1 << LeastCostSearch.ExactUnits;

    /// <summary>How many sets a half may list: all there are for <see cref="LeastCostSearch.ExactUnits"/> units, and some more for uneven kinds.</summary>
    public const int MostLabels = 20_000;

    /// <summary>A half's sets are marked in 64 bits.</summary>
    private const int MostUnits = 60;

    public static int[] FreeUnits(SetProblem problem) =>
        [.. Enumerable.Range(0, problem.Units.Length).Where(unit => !problem.Units[unit].IsRequired)];

    public static bool IsExact(SetProblem problem, int[] free) =>
        free.Length <= LeastCostSearch.ExactUnits
        || (free.Length <= MostUnits
            && free.GroupBy(unit => problem.Units[unit].Candidate).Aggregate(1d, (sets, alike) => sets * (alike.Count() + 1)) <= MostSets);
}
