using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Numerics.Selection;

/// <summary>The limits of a selection's input: generous for any study, small enough for an answer within seconds.</summary>
public static class SelectionLimits
{
    public const int MaxCandidates = 200;

    /// <summary>The sites in all, counting each candidate as often as it may be chosen.</summary>
    public const int MaxSites = 1_000;

    public const int MaxTarget = ForecastLimits.MaxTarget;

    /// <summary>Sites times target: limits the time and the memory of an answer.</summary>
    public const long MaxSitesTimesTarget = 1_000_000;

    /// <summary>The regions among the candidates.</summary>
    public const int MaxRegions = 64;

    /// <summary>The candidates of a selection with counterfactuals: these take about ten more searches per candidate.</summary>
    public const int MaxCandidatesWithCounterfactuals = 60;

    public const int MaxExcluded = 10_000;

    /// <summary>The largest cost and eligible pool, in any unit.</summary>
    public const double MaxUnits = 1e12;

    public const int MaxIdLength = 200;
}
