using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Numerics.Selection;

/// <summary>What a selection accepts: generous for any study, small enough for an answer within seconds.</summary>
public static class SelectionLimits
{
    public const int MaxCandidates = 200;

    /// <summary>Sites in all, a candidate counted as often as it may be chosen.</summary>
    public const int MaxSites = 1_000;

    public const int MaxTarget = ForecastLimits.MaxTarget;

    /// <summary>Sites times target: bounds the time and the memory of an answer.</summary>
    public const long MaxSitesTimesTarget = 1_000_000;

    /// <summary>Regions among the candidates.</summary>
    public const int MaxRegions = 64;

    /// <summary>Candidates where what would have had each chosen is asked for too: each is then searched for some ten times.</summary>
    public const int MaxCandidatesWithCounterfactuals = 60;

    public const int MaxExcluded = 10_000;

    /// <summary>Costs and pools, in whatever unit they are given.</summary>
    public const double MaxUnits = 1e12;

    public const int MaxIdLength = 200;
}
