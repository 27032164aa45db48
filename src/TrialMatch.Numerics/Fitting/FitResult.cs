using System.Collections.Immutable;

namespace TrialMatch.Numerics.Fitting;

/// <summary>How many patients fit, when they start, and what stops one more.</summary>
public sealed record FitResult
{
    /// <summary>The largest number of patients that fit, at most the number asked for.</summary>
    public required int MaxPatients { get; init; }

    /// <summary>
    /// The starts in each month of the calendar that sum to <see cref="MaxPatients"/>: the earliest possible ones where those reach the maximum.
    /// </summary>
    public required ImmutableArray<int> StartsByMonth { get; init; }

    /// <summary>
    /// The binding months: each month of a pool that one more patient would overdraw, for every start within the window; by pool, then month. Empty where the
    /// number asked for was reached or only the calendar is too short. Where the site's own demand does not fit: the months that it would overdraw.
    /// </summary>
    public required ImmutableArray<PoolMonth> BindingMonths { get; init; }

    /// <summary>Whether the site's own demand fits. Where it does not, no patient fits either.</summary>
    public required bool SiteDemandFits { get; init; }

    /// <summary>
    /// Whether <see cref="MaxPatients"/> is proven to be the maximum. False only where the search reached its work limit, on problems far larger than
    /// a trust's calendar. The number fits then too, but a larger one might.
    /// </summary>
    public required bool IsProvenMaximum { get; init; }
}
