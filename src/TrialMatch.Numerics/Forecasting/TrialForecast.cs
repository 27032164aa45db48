namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// The number of patients that a trial's sites recruit together from month 0 to the horizon: the exact convolution of the sites' distributions. Both
/// tails are sums of probabilities, so they keep six digits or more down to 1e-12 and far below.
/// </summary>
public sealed class TrialForecast
{
    /// <summary>Quantiles closer to 0 or 1 than this need precise tails.</summary>
    private const double SmallTail = 1e-6;

    private readonly IReadOnlyList<SiteGroup> _groups;
    private readonly List<(SiteForecast Site, int Count)> _sites;
    private readonly CancellationToken _cancellation;

    /// <param name="sites">The sites, each with its count; see <see cref="ForecastValidation"/> for the limits.</param>
    /// <param name="horizonMonths">The end of the forecast, in months from month 0.</param>
    /// <param name="cancellation">Cancels later computations on this forecast with an <see cref="OperationCanceledException"/>.</param>
    public TrialForecast(IEnumerable<SiteModel> sites, double horizonMonths, CancellationToken cancellation = default)
        : this(SiteGroup.Gather(sites), horizonMonths, cancellation)
    {
    }

    /// <param name="sites">The sites, one of each, with their forecasts up to the horizon.</param>
    public TrialForecast(IReadOnlyList<(SiteModel Site, SiteForecast Forecast)> sites, double horizonMonths)
        : this([.. sites.Select(each => new SiteGroup(each.Site, 1))], [.. sites.Select(each => (each.Forecast, 1))], horizonMonths, CancellationToken.None)
    {
    }

    private TrialForecast(IReadOnlyList<SiteGroup> groups, double horizonMonths, CancellationToken cancellation)
        : this(groups, [.. groups.Select(group => (new SiteForecast(group.Site, horizonMonths, cancellation), group.Count))], horizonMonths, cancellation)
    {
    }

    private TrialForecast(IReadOnlyList<SiteGroup> groups, List<(SiteForecast Site, int Count)> sites, double horizonMonths, CancellationToken cancellation)
    {
        _groups = groups;
        _sites = sites;
        _cancellation = cancellation;
        HorizonMonths = horizonMonths;
    }

    public double HorizonMonths { get; }

    /// <summary>Expected patients.</summary>
    public double Mean => _sites.Sum(each => each.Count * each.Site.Mean);

    /// <summary>Variance of the patients.</summary>
    public double Variance => _sites.Sum(each => each.Count * each.Site.Variance);

    /// <summary>The probability that no site recruits a patient.</summary>
    public double ProbabilityZero => _sites.Aggregate(1.0, (all, each) => all * Math.Pow(each.Site.ProbabilityZero, each.Count));

    /// <summary>The expected number of sites that recruit no patient.</summary>
    public double ExpectedZeroSites => _sites.Sum(each => each.Count * each.Site.ProbabilityZero);

    /// <summary>Returns the forecast of the same trial up to another horizon.</summary>
    public TrialForecast AtHorizon(double horizonMonths) => new(_groups, horizonMonths, _cancellation);

    /// <summary>
    /// The probabilities of 0, 1, 2… patients up to <paramref name="bound"/> or, if that is less, the sum of the caps.
    /// The last entry is the probability of that number or more; numbers whose tail is below 1e-30 may be left out.
    /// </summary>
    public double[] Pmf(int bound) => TrialSum.Pmf(_sites, bound, TrialSum.NegligibleTail, _cancellation);

    /// <summary>P(N ≥ <paramref name="patients"/>), computed without a subtraction from 1.</summary>
    public double ProbabilityAtLeast(int patients) => patients <= 0 ? 1 : Math.Min(1, Distribution.AtLeast(Pmf(patients), patients));

    /// <summary>P(N &lt; <paramref name="patients"/>), computed without a subtraction from 1.</summary>
    public double ProbabilityBelow(int patients) => patients <= 0 ? 0 : Math.Min(1, Distribution.Below(Pmf(patients), patients));

    /// <summary>The smallest number of patients that is not exceeded with <paramref name="probability"/> (0 to below 1).</summary>
    public int Quantile(double probability) => Quantiles([probability])[0];

    /// <summary>The quantiles for several probabilities, in their order, from one computation.</summary>
    public int[] Quantiles(IReadOnlyList<double> probabilities)
    {
        var highest = probabilities.Max();
        ArgumentOutOfRangeException.ThrowIfNegative(probabilities.Min(), nameof(probabilities));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(highest, 1, nameof(probabilities));
        var pmf = PmfUpToTail(1 - highest);
        return [.. probabilities.Select(probability => Distribution.Quantile(pmf, probability))];
    }

    /// <summary>The probability of the target without precise tails, for searches that need it many times.</summary>
    internal double RoughProbabilityAtLeast(int patients) =>
        patients <= 0 ? 1 : Distribution.AtLeast(TrialSum.Pmf(_sites, patients, TrialSum.RoughTail, _cancellation), patients);

    /// <summary>Returns a pmf long enough that the mass beyond it is at most <paramref name="probability"/>.</summary>
    private double[] PmfUpToTail(double probability)
    {
        var negligible = probability < SmallTail ? TrialSum.NegligibleTail : TrialSum.RoughTail;
        for (var bound = 16 + (int)(Mean + (3 * Math.Sqrt(Variance))); ; bound = checked(2 * bound))
        {
            var pmf = TrialSum.Pmf(_sites, bound, negligible, _cancellation);
            if (pmf.Length <= bound || pmf[bound] <= probability)
            {
                return pmf;
            }
        }
    }
}
