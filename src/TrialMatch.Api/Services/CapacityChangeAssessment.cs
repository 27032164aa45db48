using System.Collections.Immutable;
using TrialMatch.Api.Load;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

/// <summary>Tells what a change at each trust of a scope would do. The studies are read once and planned again for each trust.</summary>
internal sealed class CapacityChangeAssessment(IGrainFactory grains, StudiesToReplan studies, CalculationQueue queue, NetworkSeed network)
{
    /// <param name="changeAt">Returns the change at a trust; null where there is nothing to change.</param>
    public async Task<AssessCapacityChangeResponse> RunAsync(
        IEnumerable<TrustId> scope, Func<TrustProfile, CapacityChange?> changeAt, Domain.Areas.Area? opened, CancellationToken cancellation)
    {
        var replies = await Task.WhenAll(network.Trusts.Select(async trust => (trust.Id, Reply: await grains.GetGrain<ITrustGrain>(trust.Id.Value).GetProfileAsync())));
        var profiles = replies.Where(trust => scope.Contains(trust.Id)).Select(trust => trust.Reply.Profile).OfType<TrustProfile>().ToList();
        var changes = profiles.Select(changeAt).OfType<CapacityChange>().ToList();
        var waiting = await studies.ReadWaitingAsync(opened, cancellation);
        var refused = await studies.ReadRefusedAsync(opened, cancellation);
        var effects = await queue.RunAsync(stop => WhatWouldHelp.Of(waiting.Studies, refused.Studies, changes, network, stop), cancellation);
        return new AssessCapacityChangeResponse
        {
            Effects =
            {
                effects.Select(effect => effect.ToProto())
                    .Concat(profiles.Where(profile => changes.All(change => change.Trust != profile.Id)).Select(profile => CapacityChanges.AlreadyOpen(profile.Id)))
                    .OrderByDescending(effect => effect.OnWaiting.Studies)
                    .ThenByDescending(effect => effect.OnRefused.Studies)
                    .ThenByDescending(effect => effect.OnWaiting.StudiesCloser)
                    .ThenByDescending(effect => effect.OnRefused.StudiesCloser)
                    .ThenBy(effect => effect.Trust, StringComparer.Ordinal),
            },
            WaitingStudies = waiting.Studies.Length,
            WaitingStudiesLeftOut = waiting.LeftOut,
            RefusedStudies = refused.Studies.Length,
            RefusedStudiesLeftOut = refused.LeftOut,
            Unreachable = { replies.Where(trust => trust.Reply.IsUnreadable).Select(trust => ResourceNames.Of(trust.Id)) },
        };
    }
}
