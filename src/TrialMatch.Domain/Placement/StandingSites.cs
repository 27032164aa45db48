using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Regions;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>The status of the sites that were asked before, when a study is matched again.</summary>
/// <param name="Kept">The sites that accepted or may still answer, with their holds. They stay in every plan.</param>
/// <param name="Closed">The sites that are not asked again: <see cref="ReasonCode.Declined"/> or <see cref="ReasonCode.NoAnswer"/>.</param>
/// <param name="MayAskOthers">Whether another site would still have time to answer.</param>
public sealed record StandingSites(
    ImmutableDictionary<TrustId, KeptSite> Kept, ImmutableDictionary<TrustId, ReasonCode> Closed, bool MayAskOthers)
{
    /// <summary>The status of a study that has asked no site yet.</summary>
    public static StandingSites None { get; } = new(
        ImmutableDictionary<TrustId, KeptSite>.Empty, ImmutableDictionary<TrustId, ReasonCode>.Empty, MayAskOthers: true);

    /// <summary>
    /// The number of patients that the kept sites were asked for together, if each accepted all of them; otherwise 0. That number is offered, with
    /// its present probability.
    /// </summary>
    public int PromisedPatients { get; init; }

    /// <summary>The patients that sites said, when the study was an inquiry, they could recruit: no more is asked of them.</summary>
    public ImmutableDictionary<TrustId, int> Stated { get; init; } = ImmutableDictionary<TrustId, int>.Empty;

    /// <summary>The sites that every plan takes as long as they can take part, before it asks others: those that said yes to the study's inquiry.</summary>
    public ImmutableHashSet<TrustId> Preferred { get; init; } = [];

    /// <summary>
    /// The regions of the plan by which the sites were picked; empty where there is none, or the plan was stored before this field existed.
    /// </summary>
    public ImmutableArray<PlannedRegion> PickedRegions { get; init; } = [];
}

/// <param name="Area">The network for which it was asked.</param>
/// <param name="Start">The first month in which it may enrol, as requested or as accepted.</param>
/// <param name="Rate">The rate when it was picked, used where its trust no longer declares such patients.</param>
public sealed record KeptSite(Area Area, Month Start, SiteHold Hold, RateForecast Rate);
