namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// The number of patients that one site recruits from month 0 to the horizon: a mixture of negative binomials over its exposure, cut at its cap, and
/// zero where the site is never activated. Every probability is a sum of non-negative terms, so small ones keep their digits.
/// </summary>
public sealed class SiteForecast
{
    /// <summary>The largest temporary pmf, in entries, that is kept on the stack.</summary>
    private const int MaxOnStack = 512;

    /// <summary>The largest cap, in patients, up to which the whole pmf is kept; every figure of the site is then read from it.</summary>
    private const int MaxCapKept = 512;

    private readonly GammaRate _belief;
    private readonly ExposureDistribution _exposure;
    private readonly double _activation;
    private readonly CancellationToken _cancellation;
    private double[]? _withinCap;
    private CountMoments? _moments;

    /// <param name="site">The site; its count is ignored.</param>
    /// <param name="horizonMonths">The end of the forecast, in months from month 0.</param>
    /// <param name="cancellation">Cancels later computations on this forecast with an <see cref="OperationCanceledException"/>.</param>
    public SiteForecast(SiteModel site, double horizonMonths, CancellationToken cancellation = default)
        : this(site.Belief, ExposureDistribution.Of(site.Start, site.Activity, horizonMonths), site.ActivationGivenRecord, site.Cap, cancellation)
    {
    }

    /// <summary>A site that starts at a known time and recruits without pause or cap.</summary>
    public SiteForecast(GammaRate belief, double startMonth, double horizonMonths)
        : this(belief, ExposureDistribution.Of(SiteStart.At(startMonth), [], horizonMonths), activation: 1, cap: null, CancellationToken.None)
    {
    }

    private SiteForecast(GammaRate belief, ExposureDistribution exposure, double activation, int? cap, CancellationToken cancellation)
    {
        _belief = belief;
        _exposure = exposure;
        _activation = activation;
        _cancellation = cancellation;
        Cap = cap;
    }

    /// <summary>The most patients that the site may recruit; null: no cap.</summary>
    public int? Cap { get; }

    /// <summary>Expected patients, within the cap.</summary>
    public double Mean => KnownMoments.Mean;

    /// <summary>Variance of the patients, within the cap.</summary>
    public double Variance => KnownMoments.Variance;

    /// <summary>The probability that the site recruits no patient.</summary>
    public double ProbabilityZero
    {
        get
        {
            if (WithinCap is { } known)
            {
                return known.Length > 1 ? known[0] : 1;
            }

            Span<double> pmf = stackalloc double[2];
            FillPmf(pmf);
            return pmf[0];
        }
    }

    /// <summary>Returns the forecast of the same site with another cap, or none.</summary>
    public SiteForecast WithCap(int? cap) => new(_belief, _exposure, _activation, cap, _cancellation);

    /// <summary>
    /// The probabilities of 0, 1, 2… patients up to <paramref name="bound"/> or the cap, whichever is less.
    /// The last entry is the probability of that number or more.
    /// </summary>
    public double[] Pmf(int bound) => Pmf(bound, NegativeBinomial.Nothing);

    /// <summary>
    /// The same without allocation: as many probabilities as <paramref name="pmf"/> has entries, the last one the probability
    /// of that number or more. A cap above the last entry has no effect; below it, what is beyond the cap is 0.
    /// </summary>
    public void FillPmf(Span<double> pmf) => FillPmf(pmf, NegativeBinomial.Nothing);

    /// <summary>The probability of <paramref name="patients"/> or more.</summary>
    public double ProbabilityAtLeast(int patients) =>
        patients <= 0 ? 1 : Cap < patients ? 0 : Math.Min(1, Pmf(patients)[patients]);

    /// <summary>The smallest number of patients that is not exceeded with <paramref name="probability"/> (0 to below 1).</summary>
    public int Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        if (WithinCap is { } known)
        {
            return Distribution.Quantile(known, probability);
        }

        for (var bound = FirstBound(); ; bound *= 2)
        {
            if (QuantileWithin(bound, probability) is { } quantile)
            {
                return quantile;
            }
        }
    }

    /// <summary>Null where the quantile may lie at the bound or beyond.</summary>
    private int? QuantileWithin(int bound, double probability)
    {
        var length = LengthUpTo(bound);
        var pmf = length <= MaxOnStack ? stackalloc double[length] : new double[length];
        FillPmf(pmf);
        var quantile = Distribution.Quantile(pmf, probability);
        return quantile < bound || length <= bound ? quantile : null;
    }

    /// <summary>The central interval that holds <paramref name="probability"/>: 0.8 gives the 10 % and 90 % quantiles.</summary>
    public PatientInterval Interval(double probability)
    {
        var high = Quantile((1 + probability) / 2);
        return WithinCap is { } known
            ? new(Distribution.Quantile(known, (1 - probability) / 2), high)
            : new(QuantileWithin(high + 1, (1 - probability) / 2) ?? high, high);
    }

    /// <summary>The negative binomial that the site follows below <paramref name="bound"/>; null where it follows a mixture.</summary>
    internal (double Shape, double Ratio)? AsNegativeBinomial(int bound) =>
        !(Cap < bound) && _activation.Equals(1) && _exposure.Pieces is [{ FromMonths: var from, ToMonths: var to }] && from.Equals(to)
            ? (_belief.Shape, from / _belief.RateMonths)
            : null;

    /// <summary>As <see cref="Pmf(int)"/>, but not to be changed: it may be the cached array.</summary>
    internal double[] SharedPmf(int bound) => Cap <= bound && WithinCap is { } known ? known : Pmf(bound);

    /// <summary>The pmf, where probabilities below <paramref name="nothing"/> on the far side may be 0.</summary>
    internal double[] Pmf(int bound, double nothing)
    {
        var pmf = new double[LengthUpTo(bound)];
        FillPmf(pmf, nothing);
        return pmf;
    }

    /// <summary>The entries of a pmf up to the bound or the cap.</summary>
    private int LengthUpTo(int bound) => Math.Min(bound, Cap ?? bound) + 1;

    private void FillPmf(Span<double> pmf, double nothing)
    {
        pmf.Clear();
        pmf[0] = 1 - _activation;
        var within = Cap is { } cap && cap < pmf.Length ? pmf[..(cap + 1)] : pmf;
        foreach (var piece in _exposure.Pieces)
        {
            Accumulate(piece with { Weight = _activation * piece.Weight }, within, nothing);
        }
    }

    /// <summary>The whole pmf; null where there is no cap or a large one. Cached; two threads that compute it at once get the same values.</summary>
    private double[]? WithinCap => Cap <= MaxCapKept ? _withinCap ??= Pmf(Cap.Value) : null;

    /// <summary>Cached, as the pmf is.</summary>
    private CountMoments KnownMoments => _moments ??= Cap is { } cap ? CappedMoments(cap) : UncappedMoments();

    /// <summary>A bound that most quantiles lie below; it is doubled where it is too small.</summary>
    private int FirstBound()
    {
        var (mean, variance) = UncappedMoments();
        if (Cap is null && mean > ForecastLimits.MaxTarget)
        {
            throw new InvalidOperationException($"A site that expects {mean:G4} patients has no quantiles here: expected at most {ForecastLimits.MaxTarget}.");
        }

        return (int)Math.Min(ForecastLimits.MaxCap, 4 + mean + (2 * Math.Sqrt(variance)));
    }

    /// <summary>Returns the mean and variance without the cap: those of an activated site, adjusted for the probability that it is never activated.</summary>
    private CountMoments UncappedMoments()
    {
        var perMonth = _belief.Mean;
        var mean = perMonth * _exposure.Mean;
        var squareOfExposure = (_exposure.Mean * _exposure.Mean) + _exposure.Variance;
        var variance = mean + (_belief.Variance * squareOfExposure) + (perMonth * perMonth * _exposure.Variance);
        return new CountMoments(_activation * mean, (_activation * variance) + (_activation * (1 - _activation) * mean * mean));
    }

    private CountMoments CappedMoments(int cap)
    {
        var (mean, variance) = Distribution.Moments(WithinCap ?? Pmf(cap));
        return new CountMoments(mean, variance);
    }

    private void Accumulate(ExposurePiece piece, Span<double> pmf, double nothing)
    {
        _cancellation.ThrowIfCancellationRequested();
        var rate = _belief.RateMonths;
        var (weight, from, to) = piece;
        var range = NearZero.LogOnePlus((to - from) / (rate + from));
        if (!(range > 0))
        {
            NegativeBinomial.Accumulate(_belief.Shape, from / rate, weight, pmf, nothing);
            return;
        }

        var reach = NegativeBinomial.Support(_belief.Shape, to / rate, pmf.Length - 1, nothing);
        var points = ExposureRule.Points(_belief.Shape, reach, rate, from, to, range);
        if (points == 0)
        {
            var middle = piece.Mean;
            Accumulate(new ExposurePiece(weight / 2, from, middle), pmf, nothing);
            Accumulate(new ExposurePiece(weight / 2, middle, to), pmf, nothing);
            return;
        }

        // In s = ln(1 + E/rate) the integrand (1 − e^−s)^k · e^−(shape − 1)s has no singularity anywhere.
        var rule = GaussLegendre.Rule(points);
        for (var i = 0; i < points; i++)
        {
            var growth = NearZero.ExpMinusOne(0.5 * range * (1 + rule.Nodes[i]));
            var exposure = from + ((rate + from) * growth);
            var share = 0.5 * range * rule.Weights[i] * (rate + exposure) / (to - from);
            NegativeBinomial.Accumulate(_belief.Shape, exposure / rate, weight * share, pmf, nothing);
        }
    }

    private sealed record CountMoments(double Mean, double Variance);
}
