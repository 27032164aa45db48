using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>One site, or <see cref="Count"/> sites that are alike and recruit independently.</summary>
/// <param name="Rate">The belief about the site's rate before its own record, if any, is taken into account.</param>
/// <param name="Start">When it starts, in months from month 0.</param>
public sealed record SiteModel(GammaRate Rate, SiteStart Start)
{
    /// <summary>Periods in which the site recruits at another pace; they may not overlap. None: factor 1 throughout.</summary>
    public ImmutableArray<ActivityPeriod> Activity { get; init; } = [];

    /// <summary>The fraction of recruited patients that count: above 0, at most 1. The rest fail screening or drop out.</summary>
    public double Retention { get; init; } = 1;

    /// <summary>
    /// The probability that such a site is activated at all, above 0, at most 1: one that is not recruits nobody. The sites' fates are independent.
    /// A site with a record of its own is activated.
    /// </summary>
    public double Activation { get; init; } = 1;

    /// <summary>What each of these sites has recruited up to month 0; updates <see cref="Rate"/>.</summary>
    public ObservedRecruitment? Observed { get; init; }

    /// <summary>The most patients the site may take from month 0 on; null: no cap.</summary>
    public int? Cap { get; init; }

    /// <summary>How many such sites there are.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The rate of patients that count, after the site's own record.</summary>
    public GammaRate Belief => (Observed is { } observed ? Rate.After(observed) : Rate).Keeping(Retention);

    /// <summary>The probability that the site recruits, given its record.</summary>
    public double ActivationGivenRecord => Observed is { Patients: > 0 } or { ExposureMonths: > 0 } ? 1 : Activation;

    public bool Equals(SiteModel? other) =>
        other is not null && Rate == other.Rate && Start == other.Start && Retention.Equals(other.Retention) && Activation.Equals(other.Activation)
        && Observed == other.Observed && Cap == other.Cap && Count == other.Count
        && Activity.AsSpan().SequenceEqual(other.Activity.AsSpan());

    public override int GetHashCode() =>
        HashCode.Combine(Rate, Start, HashCode.Combine(Retention, Activation), Observed, Cap, Count, Activity.IsDefault ? 0 : Activity.Length);
}
