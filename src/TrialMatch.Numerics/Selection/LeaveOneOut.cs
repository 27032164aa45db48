namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Computes the probability of missing the target without each of a plan's candidates, by divide and conquer: the total of one half is added before
/// descending into the other, so each candidate is left out by adding the others in log2 steps. Dividing a site out of a total would be unstable.
/// </summary>
internal static class LeaveOneOut
{
    /// <summary>Returns for each candidate the probability of a miss without it; 0 for one that is not in the plan.</summary>
    public static double[] Misses(SetProblem problem, int[] counts)
    {
        var misses = new double[counts.Length];
        var nobody = new double[problem.Target];
        BelowTarget.Clear(nobody);
        int[] chosen = [.. Enumerable.Range(0, counts.Length).Where(kind => counts[kind] > 0)];
        if (chosen.Length > 0)
        {
            Halve(problem, counts, chosen, nobody, misses);
        }

        return misses;
    }

    private static void Halve(SetProblem problem, int[] counts, ReadOnlySpan<int> chosen, double[] others, double[] misses)
    {
        if (chosen.Length == 1)
        {
            misses[chosen[0]] = BelowTarget.Miss(others);
            return;
        }

        var middle = chosen.Length / 2;
        Halve(problem, counts, chosen[..middle], With(problem, counts, chosen[middle..], others), misses);
        Halve(problem, counts, chosen[middle..], With(problem, counts, chosen[..middle], others), misses);
    }

    private static double[] With(SetProblem problem, int[] counts, ReadOnlySpan<int> added, double[] total)
    {
        foreach (var kind in added)
        {
            for (var copy = 0; copy < counts[kind]; copy++)
            {
                var next = new double[total.Length];
                BelowTarget.Add(total, problem.Kinds[kind].Pmf, next);
                total = next;
            }
        }

        return total;
    }
}
