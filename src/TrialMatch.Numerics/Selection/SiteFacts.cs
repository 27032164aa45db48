using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Numerics.Selection;

/// <summary>What was known of a candidate when it was weighed: of one such site where it is a kind.</summary>
public sealed record SiteFacts
{
    /// <summary>Expected patients a month that count, after the site's own record and losses.</summary>
    public required double RateMeanPerMonth { get; init; }

    /// <summary>The rate's 10 % quantile.</summary>
    public required double RateLowPerMonth { get; init; }

    /// <summary>The rate's 90 % quantile.</summary>
    public required double RateHighPerMonth { get; init; }

    public required SiteStart Start { get; init; }

    /// <summary>The most patients; null: no cap.</summary>
    public required int? Cap { get; init; }

    /// <summary>In relative units: opening, upkeep, and the part of the target's patients that is expected here, in the plan, or in addition to it.</summary>
    public required double Cost { get; init; }

    /// <summary>Within the cap, by the horizon.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>From the 10 % to the 90 % quantile, within the cap.</summary>
    public required PatientInterval Patients { get; init; }

    /// <summary>P(it recruits nobody).</summary>
    public required double ProbabilityZero { get; init; }

    /// <summary>P(target) of the plan with it: as it is for a chosen one, with one such site more for another.</summary>
    public required double ProbabilityWith { get; init; }

    /// <summary>P(target) of the plan without it.</summary>
    public required double ProbabilityWithout { get; init; }
}
