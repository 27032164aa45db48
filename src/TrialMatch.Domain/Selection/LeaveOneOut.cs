namespace TrialMatch.Domain.Selection;

/// <summary>
/// The probability of missing the target without each of a plan's candidates, by halving: the total of one half is added before
/// looking into the other, so each candidate is left out by adding the others in log2 steps. Taking a site out of a total
/// by division would be unstable.
/// </summary>
internal static class LeaveOneOut
{
    /// <summary>For each candidate the miss without it; 0 for one that the plan does not hold.</summary>
    public static double[] Misses(SelectionModel model, int[] counts)
    {
        var misses = new double[counts.Length];
        var chosen = Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).ToArray();
        if (chosen.Length > 0)
        {
            var total = new double[model.Set.Target];
            BelowTarget.Clear(total);
            Halve(model, counts, chosen, total, misses);
        }

        return misses;
    }

    private static void Halve(SelectionModel model, int[] counts, ReadOnlySpan<int> chosen, double[] others, double[] misses)
    {
        if (chosen.Length == 1)
        {
            misses[chosen[0]] = BelowTarget.Miss(others);
            return;
        }

        var middle = chosen.Length / 2;
        Halve(model, counts, chosen[..middle], With(model, counts, chosen[middle..], others), misses);
        Halve(model, counts, chosen[middle..], With(model, counts, chosen[..middle], others), misses);
    }

    private static double[] With(SelectionModel model, int[] counts, ReadOnlySpan<int> added, double[] total)
    {
        var sum = (double[])total.Clone();
        var next = new double[total.Length];
        foreach (var candidate in added)
        {
            for (var copy = 0; copy < counts[candidate]; copy++)
            {
                BelowTarget.Add(sum, model.PmfOf(candidate), next);
                (sum, next) = (next, sum);
            }
        }

        return sum;
    }
}
