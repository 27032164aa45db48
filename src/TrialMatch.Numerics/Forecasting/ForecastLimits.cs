namespace TrialMatch.Numerics.Forecasting;

/// <summary>What a forecast accepts: generous for any trial, small enough for an exact answer in a time one can wait for.</summary>
public static class ForecastLimits
{
    /// <summary>Sites in all, counting each as often as it stands there.</summary>
    public const int MaxSites = 10_000;

    /// <summary>Sites that differ from each other: the work grows with their number times the target.</summary>
    public const int MaxDifferentSites = 1_000;

    /// <summary>The most patients still needed; also the most that one site without a cap may be expected to recruit.</summary>
    public const int MaxTarget = 10_000;

    public const int MaxCap = 10_000;

    /// <summary>What the sites recruit together may not reach further than this: the mean and 6.3 standard deviations.</summary>
    public const int MaxPatients = 50_000;

    /// <summary>A hundred years; also how far the month of a target is sought.</summary>
    public const double MaxHorizonMonths = 1_200;

    /// <summary>Starts and activity periods lie within this distance of month 0.</summary>
    public const double MaxMonthsFromNow = 12_000;

    public const int MaxActivityPeriods = 240;

    public const double MaxActivityFactor = 1_000;

    /// <summary>Shape and rate of a belief lie between the inverse of this and this.</summary>
    public const double MaxShapeOrRate = 1e9;

    public const int MaxObservedPatients = 1_000_000;
}
