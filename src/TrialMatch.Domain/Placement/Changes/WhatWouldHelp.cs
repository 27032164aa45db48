using System.Collections.Immutable;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Changes;

/// <summary>Finds out what changes of capacity would do for studies, by planning the studies again.</summary>
/// <remarks>
/// Waiting studies are planned one after another in the order of the list, each on what those before it would leave. What the trusts keep for
/// studies that have waited long stays kept also for those that could now be placed, so an effect may be somewhat larger than told, not smaller.
/// Studies that were refused are planned each for itself on empty calendars: as they were refused, but with what the trusts declare today.
/// </remarks>
public sealed class WhatWouldHelp
{
    private readonly NetworkSeed _network;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<StudyToReplan> _waiting;
    private readonly ImmutableArray<StudyToReplan> _refused;
    private readonly PlacementPlan[] _waitingNow;
    private readonly PlacementPlan[] _refusedNow;

    private WhatWouldHelp(ImmutableArray<StudyToReplan> waiting, ImmutableArray<StudyToReplan> refused, NetworkSeed network, CancellationToken cancellation)
    {
        (_waiting, _refused, _network, _cancellation) = (waiting, refused, network, cancellation);
        _waitingNow = Serve(change: null);
        _refusedNow = [.. refused.Select(study => study.PlanOn(study.Figures, network, cancellation))];
    }

    /// <summary>Returns the effect of each change on its own, in the order of the changes.</summary>
    /// <param name="waiting">The waiting studies in the order in which they are served, with the capacity that is free to each.</param>
    /// <param name="refused">The refused studies, with empty calendars.</param>
    /// <exception cref="OperationCanceledException">The planning was cancelled.</exception>
    public static ImmutableArray<CapacityEffect> Of(
        ImmutableArray<StudyToReplan> waiting,
        ImmutableArray<StudyToReplan> refused,
        IEnumerable<CapacityChange> changes,
        NetworkSeed network,
        CancellationToken cancellation)
    {
        var present = new WhatWouldHelp(waiting, refused, network, cancellation);
        return [.. changes.Select(present.EffectOf)];
    }

    private CapacityEffect EffectOf(CapacityChange change) => new(
        change,
        Difference(change.Trust, _waitingNow, Serve(change)),
        Difference(change.Trust, _refusedNow, [.. _refused.Select((study, i) => PlanAfter(change, study, _refusedNow[i]))]));

    /// <summary>Returns the plan of each waiting study.</summary>
    private PlacementPlan[] Serve(CapacityChange? change)
    {
        var taken = new TakenCapacity();
        var plans = new PlacementPlan[_waiting.Length];
        var isAsNow = change is not null;
        for (var i = 0; i < plans.Length; i++)
        {
            var study = _waiting[i];
            var figures = change is null ? study.Figures : After(change, study);
            var isUnchanged = isAsNow && figures == study.Figures;
            plans[i] = isUnchanged ? _waitingNow[i] : study.PlanOn([.. figures.Select(taken.LeftOf)], _network, _cancellation);
            isAsNow = isAsNow && (isUnchanged || (plans[i].Outcome != PlanOutcome.Feasible && _waitingNow[i].Outcome != PlanOutcome.Feasible));
            if (plans[i].Outcome == PlanOutcome.Feasible)
            {
                taken.Add(plans[i], study.Standing);
            }
        }

        return plans;
    }

    private PlacementPlan PlanAfter(CapacityChange change, StudyToReplan study, PlacementPlan now) =>
        After(change, study) is var figures && figures == study.Figures ? now : study.PlanOn(figures, _network, _cancellation);

    /// <summary>Returns the figures after the change; the same array where nothing differs.</summary>
    private static ImmutableArray<SiteFigures> After(CapacityChange change, StudyToReplan study)
    {
        for (var i = 0; i < study.Figures.Length; i++)
        {
            if (study.Figures[i].Profile.Id == change.Trust)
            {
                var changed = change.ApplyTo(study.Figures[i], study);
                return ReferenceEquals(changed, study.Figures[i]) ? study.Figures : study.Figures.SetItem(i, changed);
            }
        }

        return study.Figures;
    }

    private static StudiesHelped Difference(TrustId trust, PlacementPlan[] now, PlacementPlan[] then)
    {
        var helped = StudiesHelped.None;
        for (var i = 0; i < now.Length; i++)
        {
            helped = helped.With(now[i], then[i], trust);
        }

        return helped;
    }
}
