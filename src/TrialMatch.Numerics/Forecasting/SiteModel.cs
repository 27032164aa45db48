using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>One site, or <see cref="Count"/> identical sites that recruit independently.</summary>
/// <param name="Rate">The prior of the site's rate, before its own record.</param>
/// <param name="Start">When it starts, in months from month 0.</param>
public sealed record SiteModel(GammaRate Rate, SiteStart Start)
{
    /// <summary>Periods in which the site recruits at another pace. They must not overlap. Outside them the factor is 1.</summary>
    public ImmutableArray<ActivityPeriod> Activity { get; init; } = [];

    /// <summary>The fraction of recruited patients that count: above 0, at most 1. The rest are screen failures or drop out.</summary>
    public double Retention { get; init; } = 1;

    /// <summary>
    /// The probability that the site is ever activated, above 0, at most 1. A site that is not recruits no patient. Sites are independent. A site
    /// with its own record counts as activated.
    /// </summary>
    public double Activation { get; init; } = 1;

    /// <summary>The recruitment of each of these sites up to month 0. It updates <see cref="Rate"/>.</summary>
    public ObservedRecruitment? Observed { get; init; }

    /// <summary>The most patients that the site may recruit from month 0 on; null: no cap.</summary>
    public int? Cap { get; init; }

    /// <summary>The number of such sites.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The posterior of the rate of patients that count, given the site's own record.</summary>
    public GammaRate Belief => (Observed is { } observed ? Rate.After(observed) : Rate).Keeping(Retention);

    /// <summary>The probability that the site is activated, given its record.</summary>
    public double ActivationGivenRecord => Observed is { Patients: > 0 } or { ExposureMonths: > 0 } ? 1 : Activation;

    public bool Equals(SiteModel? other) =>
        other is not null && Rate == other.Rate && Start == other.Start && Retention.Equals(other.Retention) && Activation.Equals(other.Activation)
        && Observed == other.Observed && Cap == other.Cap && Count == other.Count
        && Activity.AsSpan().SequenceEqual(other.Activity.AsSpan());

    public override int GetHashCode() =>
        HashCode.Combine(Rate, Start, HashCode.Combine(Retention, Activation), Observed, Cap, Count, Activity.IsDefault ? 0 : Activity.Length);
}
