namespace TrialMatch.Domain.Forecasting;

/// <summary>What a forecast accepts: generous for any trial, small enough for an exact answer within seconds.</summary>
public static class ForecastLimits
{
    /// <summary>Sites in all, counting each as often as it stands there.</summary>
    public const int MaxSites = 10_000;

    /// <summary>Also the most patients that the sites may be expected to recruit together.</summary>
    public const int MaxTarget = 20_000;

    public const int MaxCap = 100_000;

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
