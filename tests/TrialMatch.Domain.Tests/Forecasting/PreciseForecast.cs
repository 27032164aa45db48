using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>
/// The forecast in 800-bit arithmetic for sites with a whole shape and no activity periods, from closed forms that the
/// product does not use: ∫ y^k (1 − y)^(shape − 2) dy expanded, with y = E/(rate + E).
/// </summary>
internal static class PreciseForecast
{
    /// <summary>P(N &lt; target) and P(N ≥ target).</summary>
    public static (double Below, double AtLeast) Tails(IEnumerable<SiteModel> sites, double horizonMonths, int target)
    {
        var total = new Precise[target];
        total[0] = Precise.One;
        foreach (var site in sites)
        {
            var pmf = Capped(Pmf(site, horizonMonths, target), site.Cap);
            for (var i = 0; i < site.Count; i++)
            {
                total = Sum(total, pmf);
            }
        }

        var below = total.Aggregate((sum, each) => sum + each);
        return (below.ToDouble(), (Precise.One - below).ToDouble());
    }

    /// <summary>The uncapped probabilities of less than <paramref name="bound"/>.</summary>
    public static Precise[] Pmf(SiteModel site, double horizonMonths, int bound)
    {
        var rate = Precise.Of(site.Rate.RateMonths) / Precise.Of(site.Retention);
        var (from, to) = (site.Start.FromMonth, site.Start.ToMonth);
        if (to == from)
        {
            return Fixed((int)site.Rate.Shape, Precise.Of(Math.Max(0, horizonMonths - from)) / rate, bound);
        }

        var late = Precise.Of(Math.Max(0, to - horizonMonths)) / Precise.Of(to - from);
        var least = Precise.Of(Math.Max(0, horizonMonths - to)) / rate;
        var most = Precise.Of(horizonMonths - from) / rate;
        var pmf = Uniform((int)site.Rate.Shape, least, most, bound);
        pmf = [.. pmf.Select(each => each * (Precise.One - late))];
        pmf[0] += late;
        return pmf;
    }

    private static Precise[] Fixed(int shape, Precise ratio, int bound)
    {
        var success = ratio / (Precise.One + ratio);
        var pmf = new Precise[bound];
        pmf[0] = (Precise.One / (Precise.One + ratio)).Power(shape);
        for (var k = 1; k < bound; k++)
        {
            pmf[k] = pmf[k - 1] * success * Precise.Of(shape + k - 1) / Precise.Of(k);
        }

        return pmf;
    }

    private static Precise[] Uniform(int shape, Precise leastRatio, Precise mostRatio, int bound)
    {
        var (low, high) = (leastRatio / (Precise.One + leastRatio), mostRatio / (Precise.One + mostRatio));
        var width = mostRatio - leastRatio;
        var factor = Precise.One;
        var pmf = new Precise[bound];
        for (var k = 0; k < bound; k++)
        {
            // Γ(shape + k) / (Γ(shape) k!) grows by (shape + k) / (k + 1) from one k to the next.
            pmf[k] = factor * Integral(k, shape - 2, low, high) / width;
            factor = factor * Precise.Of(shape + k) / Precise.Of(k + 1);
        }

        return pmf;
    }

    private static Precise Integral(int k, int power, Precise low, Precise high)
    {
        var (sum, binomial) = (Precise.Zero, Precise.One);
        for (var j = 0; j <= power; j++)
        {
            var term = binomial * (high.Power(k + j + 1) - low.Power(k + j + 1)) / Precise.Of(k + j + 1);
            sum = j % 2 == 0 ? sum + term : sum - term;
            binomial = binomial * Precise.Of(power - j) / Precise.Of(j + 1);
        }

        return sum;
    }

    /// <summary>Moves what is beyond the cap onto it; what is beyond the array stays out.</summary>
    private static Precise[] Capped(Precise[] pmf, int? cap)
    {
        if (cap is not { } most || most >= pmf.Length)
        {
            return pmf;
        }

        var capped = pmf[..(most + 1)];
        capped[most] = Precise.One - capped[..most].Aggregate(Precise.Zero, (sum, each) => sum + each);
        return capped;
    }

    private static Precise[] Sum(Precise[] total, Precise[] site)
    {
        var sum = new Precise[total.Length];
        for (var i = 0; i < total.Length; i++)
        {
            for (var j = 0; j < Math.Min(site.Length, total.Length - i); j++)
            {
                sum[i + j] += total[i] * site[j];
            }
        }

        return sum;
    }
}
