namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Finds the kinds that dominate each kind: no dearer, and for no number more likely to recruit at most that many patients. There is always a
/// cheapest set that contains no site while it leaves out one that dominates it.
/// </summary>
internal static class BetterKinds
{
    /// <summary>Returns for each kind the dominating kinds that come before it in the order.</summary>
    public static int[][] Of(SetProblem problem, ReadOnlySpan<int> order)
    {
        var isOnePrice = problem.Kinds.Where(kind => kind.MaxCount > 0).Select(kind => kind.PatientPrice).Distinct().Count() <= 1;
        var better = new int[problem.Kinds.Length][];
        better.AsSpan().Fill([]);
        for (var place = 0; place < order.Length; place++)
        {
            var found = new List<int>();
            foreach (var earlier in order[..place])
            {
                if (IsBetter(problem, problem.Kinds[earlier], problem.Kinds[order[place]], isOnePrice))
                {
                    found.Add(earlier);
                }
            }

            better[order[place]] = [.. found];
        }

        return better;
    }

    private static bool IsBetter(SetProblem problem, SiteKind one, SiteKind other, bool isOnePrice) =>
        one.FixedCost <= other.FixedCost
        && one.Mean >= other.Mean
        && (isOnePrice || (one.PatientPrice <= other.PatientPrice && one.Mean.Equals(other.Mean)))
        && (problem.Bounds.Regions == 0 || one.Region == other.Region)
        && IsNeverMoreLikelyToBringFew(one.Pmf, other.Pmf, problem.Target);

    private static bool IsNeverMoreLikelyToBringFew(double[] one, double[] other, int target)
    {
        var (ofOne, ofOther) = (0d, 0d);
        for (var k = 0; k < target; k++)
        {
            ofOne += k < one.Length ? one[k] : 0;
            ofOther += k < other.Length ? other[k] : 0;
            if (ofOne > ofOther)
            {
                return false;
            }
        }

        return true;
    }
}
