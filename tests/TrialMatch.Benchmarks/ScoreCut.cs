namespace TrialMatch.Benchmarks;

/// <summary>
/// A weighted cut from a set S and a z below 1. For any sites Q from outside S, the miss of S and Q together is E f(N_Q) with f(k) = P(N_S &lt; target − k). Let g be the
/// lower convex envelope of f as a function of z^k. By Jensen E f(N_Q) ≥ g(E z^N_Q), so a set that reaches the probability must
/// have E z^N_Q ≤ x, the largest x with g(x) ≤ 1 − p; that is, scores −ln E z^N, summed over its sites outside S, of at least −ln x.
/// A set that lacks sites of S recruits less still, so the cut holds for every set.
/// </summary>
internal static class ScoreCut
{
    public static double Score(ReadOnlySpan<double> pmf, double z)
    {
        var sum = 0d;
        for (var k = pmf.Length - 1; k >= 0; k--)
        {
            sum = (sum * z) + pmf[k];
        }

        return -Math.Log(sum);
    }

    /// <summary>The least sum of scores outside S.</summary>
    /// <param name="total">The total of S, cut at the target.</param>
    public static double Needed(ReadOnlySpan<double> total, double z, double missAllowed)
    {
        // Points (z^k, f(k)) from the right (k = 0, x = 1) to the left; (0, 0) stands for all larger k.
        var target = total.Length - 1;
        var hull = new List<(double X, double Y)>();
        var miss = 0d;
        for (var k = 0; k < target; k++)
        {
            miss += total[k];
        }

        for (var k = 0; k <= target; k++)
        {
            Push(hull, (Math.Pow(z, k), k < target ? Math.Max(miss, 0) : 0));
            miss -= k < target ? total[target - 1 - k] : 0;
        }

        Push(hull, (0, 0));
        return -Math.Log(Math.Max(LargestAt(hull, missAllowed), double.Epsilon));
    }

    private static double LargestAt(List<(double X, double Y)> hull, double level)
    {
        // The envelope falls from right to left; the crossing lies on one of its segments.
        for (var i = 0; i + 1 < hull.Count; i++)
        {
            var (right, left) = (hull[i], hull[i + 1]);
            if (right.Y <= level)
            {
                return right.X;
            }

            if (left.Y <= level)
            {
                return left.X + ((right.X - left.X) * (level - left.Y) / (right.Y - left.Y));
            }
        }

        return hull[^1].X;
    }

    private static void Push(List<(double X, double Y)> hull, (double X, double Y) point)
    {
        while (hull.Count >= 2 && IsAbove(hull[^2], hull[^1], point))
        {
            hull.RemoveAt(hull.Count - 1);
        }

        hull.Add(point);
    }

    /// <summary>Whether the middle one of three points, from right to left, lies on or above the line through the others.</summary>
    private static bool IsAbove((double X, double Y) right, (double X, double Y) middle, (double X, double Y) left) =>
        (middle.Y - left.Y) * (right.X - left.X) >= (right.Y - left.Y) * (middle.X - left.X);
}
