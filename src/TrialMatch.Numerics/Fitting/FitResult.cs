using System.Collections.Immutable;

namespace TrialMatch.Numerics.Fitting;

/// <summary>How many patients fit, when they start, and what stops one more.</summary>
public sealed record FitResult
{
    /// <summary>The most patients that fit, no more than were asked for.</summary>
    public required int MaxPatients { get; init; }

    /// <summary>Starts in each month of the calendar that reach <see cref="MaxPatients"/>: earliest first where that reaches the most.</summary>
    public required ImmutableArray<int> StartsByMonth { get; init; }

    /// <summary>
    /// Each month of a pool that one more patient would overdraw, whichever month of the window that patient
    /// started in; by pool, then month. Empty where the number asked for was reached or the calendar alone is too short.
    /// Where not even the site's own demand fits: the months that it would overdraw.
    /// </summary>
    public required ImmutableArray<PoolMonth> BindingMonths { get; init; }

    /// <summary>False where the site's own demand does not fit: no patient fits either.</summary>
    public required bool SiteDemandFits { get; init; }

    /// <summary>
    /// True where no plan of starts holds more patients. False only where the search for a better one was cut short,
    /// on instances far larger or stranger than a trust's calendar: then the number still fits, but is not proven the most.
    /// </summary>
    public required bool IsProvenMaximum { get; init; }
}
