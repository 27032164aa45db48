using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Numerics.Selection;

/// <summary>The facts of a candidate at selection; of one such site where it stands for several.</summary>
public sealed record SiteFacts
{
    /// <summary>The expected patients a month that count, given the site's own record and losses.</summary>
    public required double RateMeanPerMonth { get; init; }

    /// <summary>The rate's 10 % quantile.</summary>
    public required double RateLowPerMonth { get; init; }

    /// <summary>The rate's 90 % quantile.</summary>
    public required double RateHighPerMonth { get; init; }

    public required SiteStart Start { get; init; }

    /// <summary>The most patients the site may recruit; null: no cap.</summary>
    public required int? Cap { get; init; }

    /// <summary>The cost in relative units: opening, upkeep and the site's part of the target's patients, in the plan or added to it.</summary>
    public required double Cost { get; init; }

    /// <summary>The expected patients by the horizon, within the cap.</summary>
    public required double ExpectedPatients { get; init; }

    /// <summary>The 80 % interval of patients, from the 10 % to the 90 % quantile, within the cap.</summary>
    public required PatientInterval Patients { get; init; }

    /// <summary>The probability that the site recruits no patient.</summary>
    public required double ProbabilityZero { get; init; }

    /// <summary>P(target) of the plan with the site: the plan itself for a chosen site, the plan with one such site added otherwise.</summary>
    public required double ProbabilityWith { get; init; }

    /// <summary>P(target) of the plan without the site.</summary>
    public required double ProbabilityWithout { get; init; }
}
