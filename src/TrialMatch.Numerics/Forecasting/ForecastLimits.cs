namespace TrialMatch.Numerics.Forecasting;

/// <summary>The limits of a forecast's input: generous for any trial, small enough for an exact answer within seconds.</summary>
public static class ForecastLimits
{
    /// <summary>The sites in all, with their counts.</summary>
    public const int MaxSites = 10_000;

    /// <summary>The distinct sites: the work grows with their number times the target.</summary>
    public const int MaxDifferentSites = 1_000;

    /// <summary>The largest target, in patients; also the largest expected number of patients at one site without a cap.</summary>
    public const int MaxTarget = 10_000;

    public const int MaxCap = 10_000;

    /// <summary>The largest number of patients that the sites together may reach: the mean plus 6.3 standard deviations.</summary>
    public const int MaxPatients = 50_000;

    /// <summary>The largest horizon, a hundred years; also the limit of the search for the target's month.</summary>
    public const double MaxHorizonMonths = 1_200;

    /// <summary>Starts and activity periods lie within this distance of month 0.</summary>
    public const double MaxMonthsFromNow = 12_000;

    public const int MaxActivityPeriods = 240;

    public const double MaxActivityFactor = 1_000;

    /// <summary>The largest shape and rate of a gamma prior; the smallest is the inverse.</summary>
    public const double MaxShapeOrRate = 1e9;

    public const int MaxObservedPatients = 1_000_000;
}
