using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Regions;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>How a study stands with the sites that were asked before, when it is matched again.</summary>
/// <param name="Kept">Sites that accepted or may still answer, with what they hold: they stay in every plan.</param>
/// <param name="Closed">Sites that are not asked again, <see cref="ReasonCode.Declined"/> or <see cref="ReasonCode.NoAnswer"/>.</param>
/// <param name="MayAskOthers">Whether another site would still have time to answer.</param>
public sealed record StandingSites(
    ImmutableDictionary<TrustId, KeptSite> Kept, ImmutableDictionary<TrustId, ReasonCode> Closed, bool MayAskOthers)
{
    /// <summary>Of a study that asked nobody yet.</summary>
    public static StandingSites None { get; } = new(
        ImmutableDictionary<TrustId, KeptSite>.Empty, ImmutableDictionary<TrustId, ReasonCode>.Empty, MayAskOthers: true);

    /// <summary>
    /// The patients that the kept sites were asked for together, where each of them accepted all that it was asked; else 0. So many
    /// are offered, with the probability that they have by now.
    /// </summary>
    public int PromisedPatients { get; init; }

    /// <summary>The regions of the plan by which the sites were picked; empty where none was, or it was made before plans had them.</summary>
    public ImmutableArray<PlannedRegion> PickedRegions { get; init; } = [];
}

/// <param name="Area">The network under which it was asked.</param>
/// <param name="Start">The first month in which it may enrol: as asked, or as it accepted.</param>
/// <param name="Rate">What it was thought to recruit when it was picked; counts where its trust declares no such patients any more.</param>
public sealed record KeptSite(Area Area, Month Start, SiteHold Hold, RateForecast Rate);
