using System.Numerics;
using MathNet.Numerics.Integration;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>
/// A trial's distribution from its characteristic function, summed over the unit circle: another road than convolution.
/// The exposure of a start is added up from the activity month by month of its own, and a random start is integrated over the
/// start, not over the exposure.
/// </summary>
internal static class FourierForecast
{
    private const int NodesPerPanel = 24;
    private const int PanelsPerBorder = 4;

    /// <summary>The probabilities of 0 to <paramref name="points"/> − 1 patients; beyond that there must be next to nothing.</summary>
    public static double[] Pmf(IEnumerable<SiteModel> sites, double horizonMonths, int points)
    {
        var total = new Complex[points];
        Array.Fill(total, Complex.One);
        foreach (var site in sites)
        {
            var transform = Transform(site, horizonMonths, points);
            for (var j = 0; j < points; j++)
            {
                total[j] *= Complex.Pow(transform[j], site.Count);
            }
        }

        return Inverse(total);
    }

    private static Complex[] Transform(SiteModel site, double horizonMonths, int points)
    {
        var starts = Starts(site, horizonMonths).Select(start => (Exposure: Exposure(site, start.Month, horizonMonths), start.Weight)).ToList();
        var (shape, rate) = (site.Rate.Shape + (site.Observed?.Patients ?? 0), site.Rate.RateMonths + (site.Observed?.ExposureMonths ?? 0));
        var transform = new Complex[points];
        for (var j = 0; j < points; j++)
        {
            var w = (Complex.One - Root(j, points)) * site.Retention / rate;
            transform[j] = starts.Aggregate(Complex.Zero, (sum, start) => sum + (start.Weight * Complex.Pow(1 + (w * start.Exposure), -shape)));
        }

        return site.Cap is { } cap ? Capped(transform, cap) : transform;
    }

    /// <summary>The months the site may start in and their weights: Gauss–Legendre panels between all borders of its activity.</summary>
    private static IEnumerable<(double Month, double Weight)> Starts(SiteModel site, double horizonMonths)
    {
        var (first, last) = (site.Start.FromMonth, site.Start.ToMonth);
        if (first.Equals(last))
        {
            return [(first, 1)];
        }

        var borders = site.Activity.SelectMany(period => new[] { period.FromMonth, period.ToMonth })
            .Concat([0, horizonMonths, first, last])
            .Where(month => month >= first && month <= last)
            .Distinct().Order().ToList();
        return borders.Zip(borders.Skip(1)).SelectMany(between => Panels(between.First, between.Second, 1 / (last - first)));
    }

    private static IEnumerable<(double Month, double Weight)> Panels(double from, double to, double density)
    {
        var width = (to - from) / PanelsPerBorder;
        return Enumerable.Range(0, PanelsPerBorder).SelectMany(panel =>
        {
            var rule = new GaussLegendreRule(from + (panel * width), from + ((panel + 1) * width), NodesPerPanel);
            return rule.Abscissas.Zip(rule.Weights, (month, weight) => (month, weight * density));
        });
    }

    private static double Exposure(SiteModel site, double startMonth, double horizonMonths)
    {
        var from = Math.Max(0, startMonth);
        var whole = Math.Max(0, horizonMonths - from);
        return whole + site.Activity.Sum(period =>
            (period.Factor - 1) * Math.Max(0, Math.Min(period.ToMonth, horizonMonths) - Math.Max(period.FromMonth, from)));
    }

    private static Complex[] Capped(Complex[] transform, int cap)
    {
        var pmf = Inverse(transform);
        var points = pmf.Length;
        return [.. Enumerable.Range(0, points).Select(j =>
            pmf.Index().Aggregate(Complex.Zero, (sum, each) => sum + (each.Item * Root((int)((long)j * Math.Min(each.Index, cap) % points), points))))];
    }

    private static double[] Inverse(Complex[] transform)
    {
        var points = transform.Length;
        var roots = Enumerable.Range(0, points).Select(j => Complex.Conjugate(Root(j, points))).ToArray();
        return [.. Enumerable.Range(0, points).Select(k =>
        {
            var sum = 0.0;
            for (var j = 0; j < points; j++)
            {
                sum += (transform[j] * roots[(int)((long)j * k % points)]).Real;
            }

            return sum / points;
        })];
    }

    private static Complex Root(int j, int points) => Complex.FromPolarCoordinates(1, 2 * Math.PI * j / points);
}
