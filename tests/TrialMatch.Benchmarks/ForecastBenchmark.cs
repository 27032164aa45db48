using System.Diagnostics;
using System.Globalization;
using TrialMatch.Domain.Tests.Forecasting;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Benchmarks;

/// <summary>
/// Forecasts of several shapes beside another method, and against the clock. Where neither tail is small the other method is
/// the characteristic function, summed over the unit circle: right to about 1e-14, in absolute terms. For small tails it is closed forms in
/// 800-bit arithmetic, which need whole shapes. The error is that of the smaller of P(N ≥ target) and P(N &lt; target), relative to it.
/// </summary>
internal static class ForecastBenchmark
{
    /// <summary>What the characteristic function may fold back from beyond its last number.</summary>
    private const double BeyondTheCircle = 1e-14;

    private const double MeasuredSeconds = 0.5;

    public static int Run()
    {
        Console.WriteLine("one thread; error: relative, of the smaller tail; time: model and P(N >= target), the median of half a second");
        Print("shape", "sites", "target", "P(N >= target)", "smaller tail", "error", "beside", "time, ms");
        var worst = 0d;
        foreach (var shape in ForecastShapes.All)
        {
            worst = Math.Max(worst, Compare(shape));
        }

        Console.WriteLine(Invariant($"worst error {worst:0.0e+0}; the goal is 1e-9 or less"));
        return 0;
    }

    private static double Compare(ForecastShape shape)
    {
        var trial = new TrialForecast(shape.Sites, shape.HorizonMonths);
        var (below, atLeast) = (trial.ProbabilityBelow(shape.Target), trial.ProbabilityAtLeast(shape.Target));
        var reference = shape.HasSmallTail ? PreciseForecast.Tails(shape.Sites, shape.HorizonMonths, shape.Target) : ByFourier(trial, shape);
        var (ours, theirs) = atLeast <= below ? (atLeast, reference.AtLeast) : (below, reference.Below);
        var error = Math.Abs(ours - theirs) / theirs;
        Print(
            shape.Name,
            Invariant($"{shape.Sites.Sum(site => site.Count):#,0}"),
            Invariant($"{shape.Target:#,0}"),
            Invariant($"{atLeast:0.000000}"),
            Invariant($"{ours:0.0e+0}"),
            Invariant($"{error:0.0e+0}"),
            shape.HasSmallTail ? "800 bits" : "Fourier",
            Invariant($"{MedianMilliseconds(() => new TrialForecast(shape.Sites, shape.HorizonMonths).ProbabilityAtLeast(shape.Target)):0.000}"));
        return error;
    }

    private static (double Below, double AtLeast) ByFourier(TrialForecast trial, ForecastShape shape)
    {
        // A cap is applied to the site's own distribution, which goes on beyond it.
        var sites = shape.Sites.Select(site => new SiteForecast(site with { Cap = null }, shape.HorizonMonths).Quantile(1 - BeyondTheCircle));
        var points = Math.Max(sites.Max(), Math.Max(shape.Target, trial.Quantile(1 - BeyondTheCircle))) + 2;
        var pmf = FourierForecast.Pmf(shape.Sites, shape.HorizonMonths, points);
        return (pmf.Take(shape.Target).Sum(), pmf.Skip(shape.Target).Sum());
    }

    private static double MedianMilliseconds(Func<double> forecast)
    {
        var times = new List<double>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < MeasuredSeconds || times.Count < 3;)
        {
            var started = Stopwatch.GetTimestamp();
            forecast();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static void Print(string name, params string[] values) =>
        Console.WriteLine(name.PadRight(44) + string.Concat(values.Select(value => value.PadLeft(15))));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
