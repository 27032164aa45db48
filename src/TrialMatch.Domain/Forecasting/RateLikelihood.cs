namespace TrialMatch.Domain.Forecasting;

/// <summary>
/// The negative binomial likelihood of several sites' records, in the mean rate m (patients a month) and the dispersion
/// u = 1/shape; u = 0 is the Poisson, where all sites share one rate. Written so that nothing cancels as u goes to 0.
/// </summary>
internal sealed class RateLikelihood
{
    private const int MaxNewtonSteps = 100;
    private const double SmallForSeries = 1e-2;

    private readonly (int Patients, double Months)[] _records;

    /// <summary>How many sites recruited more than 0, 1, 2… patients.</summary>
    private readonly int[] _above;

    public RateLikelihood(IEnumerable<ObservedRecruitment> records)
    {
        _records = [.. records.Select(record => (record.Patients, record.ExposureMonths))];
        _above = new int[_records.Max(record => record.Patients)];
        foreach (var (patients, _) in _records)
        {
            for (var k = 0; k < patients; k++)
            {
                _above[k]++;
            }
        }
    }

    /// <summary>The rate that all sites would share: patients by months.</summary>
    public double PooledRate => _records.Sum(record => (double)record.Patients) / _records.Sum(record => record.Months);

    /// <summary>The mean rate of greatest likelihood at a dispersion: the only root of a falling function.</summary>
    public double BestMean(double dispersion)
    {
        var low = _records.Min(record => record.Patients / record.Months);
        var high = _records.Max(record => record.Patients / record.Months);
        var mean = PooledRate;
        for (var step = 0; step < MaxNewtonSteps; step++)
        {
            var (value, slope) = MeanEquation(mean, dispersion);
            (low, high) = value > 0 ? (mean, high) : (low, mean);
            var next = mean - (value / slope);
            next = next >= low && next <= high ? next : 0.5 * (low + high);
            if (Math.Abs(next - mean) <= 1e-15 * mean)
            {
                return next;
            }

            mean = next;
        }

        return mean;
    }

    /// <summary>The log-likelihood, without the terms that depend on the records alone.</summary>
    public double Logarithm(double mean, double dispersion)
    {
        var sum = 0.0;
        for (var k = 1; k < _above.Length; k++)
        {
            sum += _above[k] * NearZero.LogOnePlus(k * dispersion);
        }

        foreach (var (patients, months) in _records)
        {
            var expected = mean * months;
            var growth = expected * dispersion;
            sum += (patients * (Math.Log(expected) - NearZero.LogOnePlus(growth)))
                - (growth == 0 ? expected : expected * (NearZero.LogOnePlus(growth) / growth));
        }

        return sum;
    }

    /// <summary>The slope of the log-likelihood in the dispersion; at 0 it is half of Σ (k − mτ)² − k.</summary>
    public double Slope(double mean, double dispersion)
    {
        var sum = 0.0;
        for (var k = 1; k < _above.Length; k++)
        {
            sum += _above[k] * (k / (1 + (k * dispersion)));
        }

        foreach (var (patients, months) in _records)
        {
            var expected = mean * months;
            var growth = expected * dispersion;
            sum += (expected * expected * SecondOrder(growth)) - (patients * expected / (1 + growth));
        }

        return sum;
    }

    private (double Value, double Slope) MeanEquation(double mean, double dispersion)
    {
        var (value, slope) = (0.0, 0.0);
        foreach (var (patients, months) in _records)
        {
            var scale = 1 + (dispersion * mean * months);
            value += (patients - (mean * months)) / scale;
            slope -= months * (1 + (dispersion * patients)) / (scale * scale);
        }

        return (value, slope);
    }

    /// <summary>(ln(1 + y) − y/(1 + y)) / y², by its series Σ (−1)^j (j + 1)/(j + 2) y^j where the difference would cancel.</summary>
    private static double SecondOrder(double y)
    {
        if (y > SmallForSeries)
        {
            return (NearZero.LogOnePlus(y) - (y / (1 + y))) / (y * y);
        }

        var sum = 0.0;
        for (var (j, power) = (0, 1.0); j < 9; j++, power *= -y)
        {
            sum += power * (j + 1) / (j + 2);
        }

        return sum;
    }
}
