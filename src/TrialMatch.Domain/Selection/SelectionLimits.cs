using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Selection;

/// <summary>What a selection accepts: generous for any study, small enough for an answer within seconds.</summary>
public static class SelectionLimits
{
    public const int MostCandidates = 5_000;

    /// <summary>Sites in all, a candidate counted as often as it may be chosen.</summary>
    public const int MostSites = 5_000;

    public const int MostTarget = ForecastLimits.MaxTarget;

    /// <summary>Sites times target: bounds the time and the memory of an answer.</summary>
    public const long MostSitesTimesTarget = 20_000_000;

    public const int MostExcluded = 10_000;

    /// <summary>Costs and pools, in whatever unit they are given.</summary>
    public const double MostUnits = 1e12;

    public const int LongestId = 200;
}
