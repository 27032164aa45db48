using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// Keeps one trust's profile and ledger. Every study passes through it, so it never waits for storage with its door shut:
/// it decides in memory, and the caller alone waits until the decision is durable.
/// </summary>
internal sealed partial class TrustGrain(
    NetworkSeed seed, IGrainContext context, TimeProvider clock, ILogger<TrustGrain> logger) : Grain, ITrustGrain
{
    private TrustProfile? _profile;
    private Ledger _ledger = null!;
    private LedgerPages _pages = null!;
    private readonly Guid _openedAs = Guid.NewGuid();
    private bool _hasFailed;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = TrustId.FromText(this.GetPrimaryKeyString());
        if (seed.FindTrust(id) is null)
        {
            return;
        }

        _profile = PlanningDefaults.ProfileFor(seed, id);
        _ledger = new Ledger(new ProfileCapacity(_profile));
        _pages = new LedgerPages(
            context.ActivationServices.GetRequiredService<IGrainStorage>(), context.GrainId);
        await _pages.ReadIntoAsync(_ledger);
    }

    public Task<TrustReply> GetProfileAsync() => Task.FromResult(new TrustReply(_profile));

    public Task<SiteFiguresReply> GetFiguresAsync(GetSiteFigures query) =>
        Task.FromResult(new SiteFiguresReply(SiteFigures.From(Profile, _ledger, query.Query)));

    public Task<TrustCapacity> GetCapacityAsync(GetTrustCapacity query) =>
        Task.FromResult(new TrustCapacity(
            _ledger.Version, [.. Profile.Pools.Select(pool => _ledger.CapacityOf(pool, query.From, query.MonthCount))]));

    public async Task<ReserveReply> ReserveAsync(ReserveCapacity command)
    {
        EnsureSound();
        _ = Profile;
        var now = clock.GetUtcNow();
        var outcome = _ledger.Reserve(command.Reservation, now);
        if (outcome.IsHeld)
        {
            // Also when it was made before: that write may still be under way.
            await WriteAsync(command.Reservation.Study, now);
        }

        return new ReserveReply(outcome);
    }

    public async Task<ReserveReply> ReviseAsync(ReviseHold command)
    {
        EnsureSound();
        _ = Profile;
        var now = clock.GetUtcNow();
        var outcome = _ledger.Revise(command.Revision, now);
        if (outcome.IsHeld)
        {
            await WriteAsync(command.Revision.Study, now);
        }

        return new ReserveReply(outcome);
    }

    public async Task ReleaseAsync(ReleaseHold command)
    {
        EnsureSound();
        _ = Profile;
        var now = clock.GetUtcNow();
        _ledger.Release(command.Study, command.Round, now);
        await WriteAsync(command.Study, now);
    }

    public Task<EvictedHolds> ListEvictedAsync() => Task.FromResult(new EvictedHolds(
        _profile is null ? [] : [.. _ledger.Evicted.Select(hold => new EvictedHold(hold.Study, hold.Round))]));

    public Task<TrustPulse> GetPulseAsync() => Task.FromResult(new TrustPulse(_openedAs, _profile is null ? 0 : _ledger.FreedCount));

    private TrustProfile Profile =>
        _profile ?? throw new InvalidOperationException($"There is no trust {this.GetPrimaryKeyString()}.");

    private async Task WriteAsync(StudyId study, DateTimeOffset now)
    {
        try
        {
            await _pages.WriteAsync(_ledger, study, now);
        }
        catch (Exception failure)
        {
            // Memory is ahead of what is stored: nothing more is promised from it, and the next activation reads afresh.
            _hasFailed = true;
            LogWriteFailed(failure, this.GetPrimaryKeyString());
            DeactivateOnIdle();
            throw;
        }
    }

    private void EnsureSound()
    {
        if (_hasFailed)
        {
            throw new OrleansException($"The ledger of {this.GetPrimaryKeyString()} could not be written and is being read again.");
        }
    }
}
