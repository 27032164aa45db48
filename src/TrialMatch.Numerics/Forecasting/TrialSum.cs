namespace TrialMatch.Numerics.Forecasting;

/// <summary>Computes the distribution of the sum of many sites, cut at a bound.</summary>
internal static class TrialSum
{
    /// <summary>The mass that the upper tail of a site or partial sum may lose: far below any probability of interest.</summary>
    public const double NegligibleTail = 1e-30;

    /// <summary>The same where a probability is only compared with a threshold.</summary>
    public const double RoughTail = 1e-14;

    /// <summary>Cuts entries so far below a negligible tail that all omitted ones together stay below it.</summary>
    private const double MarginOfEntries = 1e-10;

    /// <summary>Entries below this count as 0, so that no product of two becomes a denormal, which is slow and loses digits.</summary>
    private const double NegligibleEntry = 1e-100;

    public static double[] Pmf(
        IEnumerable<(SiteForecast Site, int Count)> sites, int bound, double negligibleTail, CancellationToken cancellation = default)
    {
        var total = new double[] { 1 };
        foreach (var part in Parts(sites, bound, negligibleTail, cancellation).OrderBy(part => part.Length))
        {
            total = Sum(total, part, bound, negligibleTail, cancellation);
        }

        return total;
    }

    /// <summary>One distribution for each group of sites. Sites that no cap binds and that share
    /// the ratio of exposure to rate sum in closed form.</summary>
    private static IEnumerable<double[]> Parts(
        IEnumerable<(SiteForecast Site, int Count)> sites, int bound, double negligibleTail, CancellationToken cancellation)
    {
        var shapeByRatio = new Dictionary<double, double>();
        foreach (var (site, count) in sites)
        {
            if (site.AsNegativeBinomial(bound) is { } single)
            {
                shapeByRatio[single.Ratio] = shapeByRatio.GetValueOrDefault(single.Ratio) + (count * single.Shape);
            }
            else
            {
                yield return Power(Trimmed(site.Pmf(bound, negligibleTail * MarginOfEntries), negligibleTail), count, bound, negligibleTail, cancellation);
            }
        }

        foreach (var (ratio, shape) in shapeByRatio)
        {
            cancellation.ThrowIfCancellationRequested();
            var pmf = new double[bound + 1];
            NegativeBinomial.Accumulate(shape, ratio, 1, pmf, negligibleTail * MarginOfEntries);
            yield return Trimmed(pmf, negligibleTail);
        }
    }

    /// <summary>The sum of <paramref name="count"/> independent copies, by repeated doubling.</summary>
    private static double[] Power(double[] site, int count, int bound, double negligibleTail, CancellationToken cancellation)
    {
        var doubled = site;
        double[] total = [1];
        for (var left = count; ; left /= 2)
        {
            total = left % 2 == 1 ? Sum(total, doubled, bound, negligibleTail, cancellation) : total;
            if (left <= 1)
            {
                return total;
            }

            doubled = Sum(doubled, doubled, bound, negligibleTail, cancellation);
        }
    }

    public static double[] Sum(double[] left, double[] right, int bound, double negligibleTail, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (left.Length == 1)
        {
            return right;
        }

        var sum = new double[Math.Min(left.Length + right.Length - 2, bound) + 1];
        Convolution.Add(left, right, sum, cancellation);
        return Trimmed(sum, negligibleTail);
    }

    /// <summary>Drops entries that are too small to matter; what the upper tail loses moves to its new last entry.</summary>
    private static double[] Trimmed(double[] pmf, double negligibleTail)
    {
        var tail = 0.0;
        var length = pmf.Length;
        while (length > 1 && tail + pmf[length - 1] < negligibleTail)
        {
            tail += pmf[--length];
        }

        Array.Resize(ref pmf, length);
        pmf[^1] += tail;
        for (var k = 0; k < pmf.Length; k++)
        {
            pmf[k] = pmf[k] < NegligibleEntry ? 0 : pmf[k];
        }

        return pmf;
    }
}
