using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Waiting;

/// <summary>
/// Has trusts keep capacity for long-waiting studies, in the order of the list: each study claims from what those before it have left.
/// Remembers which trusts were told what. If that memory is lost, claims that are not renewed lapse (<see cref="ClaimPolicy.Lease"/>).
/// </summary>
internal sealed class WaitingClaims(IGrainFactory grains, TimeProvider clock)
{
    private Dictionary<StudyId, ToldTrusts> _before = [];
    private Dictionary<StudyId, ToldTrusts> _now = [];

    /// <summary>Keeps capacity for the study if it has waited long enough.</summary>
    /// <param name="isMoved">Whether free capacity may have changed since the last pass.</param>
    public async Task KeepForAsync(StudyEntry study, bool isMoved)
    {
        var now = clock.GetUtcNow();
        if (_now.Count == ClaimPolicy.MaxStudies || ClaimPolicy.StartFor(study.RegisteredAt) > now)
        {
            return;
        }

        var before = _before.GetValueOrDefault(study.Id);
        if (before is not null && !isMoved && before.Priority == study.Priority && now < before.At + (ClaimPolicy.Lease / 2))
        {
            _now[study.Id] = before;
            return;
        }

        var sites = (await grains.GetGrain<IStudyGrain>(study.Id.Value).ClaimAsync()).Sites;
        HashSet<TrustId> trusts = [.. sites.Select(site => site.Trust)];

        // Record the claim before telling the trusts, so that a trust that cannot be reached is told again later, also to drop it.
        _now[study.Id] = new ToldTrusts([.. trusts.Union(before?.Trusts ?? [])], study.Priority, DateTimeOffset.MinValue);
        await Task.WhenAll(sites.Select(site => grains.GetGrain<ITrustGrain>(site.Trust.Value).KeepAsync(new KeepCapacity(site.Claim))));
        await DropAsync(study.Id, (before?.Trusts ?? []).Except(trusts));
        _now[study.Id] = new ToldTrusts(trusts, study.Priority, now);
    }

    /// <summary>Drops the claims of studies that were not in this pass. Where a trust cannot be told, the claim lapses.</summary>
    public async Task EndPassAsync()
    {
        var gone = _before.Where(told => !_now.ContainsKey(told.Key)).ToList();
        (_before, _now) = (_now, []);
        await Task.WhenAll(gone.Select(each => DropAsync(each.Key, each.Value.Trusts)));
    }

    private Task DropAsync(StudyId study, IEnumerable<TrustId> trusts) =>
        Task.WhenAll(trusts.Select(trust => grains.GetGrain<ITrustGrain>(trust.Value).DropClaimAsync(new DropClaim(study))));

    /// <param name="Priority">The study's priority at the time the trusts were told.</param>
    private sealed record ToldTrusts(HashSet<TrustId> Trusts, int Priority, DateTimeOffset At);
}
