using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// Keeps one trust's profile, ledger and recruitment. Every study needs it, so it never blocks on storage: it decides in memory, and only
/// the caller waits until the decision is durable.
/// </summary>
internal sealed partial class TrustGrain(
    NetworkSeed seed,
    IGrainContext context,
    UnreadableTrusts unreadable,
    GrainInstruments instruments,
    TimeProvider clock,
    ILogger<TrustGrain> logger) : Grain, ITrustGrain
{
    /// <summary>The state name under which recruitment is stored.</summary>
    private const string Recruitment = "recruitment";

    private readonly IGrainStorage _storage = context.ActivationServices.GetRequiredService<IGrainStorage>();

    private TrustProfile? _defaults;
    private TrustProfile? _profile;
    private TrustRecord _record = TrustRecord.Empty;
    private TrustRecordStore _records = null!;
    private Ledger _ledger = null!;
    private LedgerPages _pages = null!;
    private ImmutableArray<RecruitmentEntry> _recruitment = [];
    private GrainState<RecruitmentDocument> _recruitmentDocument = null!;
    private readonly Guid _openedAs = Guid.NewGuid();
    private Task? _claim;
    private bool _hasFailed;
    private bool _isUnreadable;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = TrustId.FromText(this.GetPrimaryKeyString());
        if (seed.FindTrust(id) is null)
        {
            return;
        }

        _defaults = PlanningDefaults.ProfileFor(seed, id);
        try
        {
            await ReadAsync();
        }
        catch (Exception failure) when (IsOfWhatIsStored(failure))
        {
            // One unreadable trust must not stop the whole service: plans leave it out until an operator has restored it.
            (_isUnreadable, _profile) = (true, null);
            unreadable.Add(id);
            LogUnreadable(failure, id.Value);
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        unreadable.Remove(TrustId.FromText(this.GetPrimaryKeyString()));
        return Task.CompletedTask;
    }

    public Task<TrustReply> GetProfileAsync() => Task.FromResult(new TrustReply(_profile, _record.Version, _isUnreadable));

    public Task<TrustSites> GetSitesAsync() =>
        Task.FromResult(new TrustSites(_profile is null ? SiteAreas.None : new SiteAreas(_profile.OpenAreas, _profile.DeclaredAreas)));

    public Task<SiteFiguresReply> GetFiguresAsync(GetSiteFigures query) =>
        Task.FromResult(_isUnreadable ? FiguresOfUnreadable(query) : ReadFigures(query));

    public Task<TrustCapacity> GetCapacityAsync(GetTrustCapacity query) =>
        Task.FromResult(TrustCapacity.Of(
            _ledger.Version,
            [
                .. Profile.Pools.Select(pool => _ledger.CapacityOf(pool, query.From, query.MonthCount) with
                {
                    ResearchPercent = Profile.ResearchPercentOf(pool.Pool.Id),
                }),
            ]));

    public Task<TrustReservations> ListReservationsAsync(ListReservations query)
    {
        _ = Profile;
        var page = _ledger.Holds.Values
            .Where(hold => hold.State != HoldState.Released && string.CompareOrdinal(hold.Study.Value, query.After) > 0)
            .OrderBy(hold => hold.Study.Value, StringComparer.Ordinal)
            .Take(query.Limit + 1)
            .ToList();
        return Task.FromResult(new TrustReservations([.. page.Take(query.Limit)], HasMore: page.Count > query.Limit));
    }

    public Task<EvictedHolds> ListEvictedAsync() => Task.FromResult(new EvictedHolds(
        _profile is null ? [] : [.. _ledger.Evicted.Select(hold => new EvictedHold(hold.Study, hold.Round))]));

    public async Task<ReserveReply> ReserveAsync(ReserveCapacity command)
    {
        BeginChange();
        var now = clock.GetUtcNow();
        var outcome = _ledger.Reserve(command.Reservation, now);
        if (outcome.IsHeld)
        {
            // Also if the reservation was made earlier: its write may still be under way.
            await UntilDurableAsync(_pages.WriteAsync(_ledger, command.Reservation.Study, now));
        }
        else
        {
            instruments.OnHoldRefused(this.GetPrimaryKeyString(), outcome.Status);
        }

        return new ReserveReply(outcome);
    }

    public async Task<ReserveReply> ReviseAsync(ReviseHold command)
    {
        BeginChange();
        var now = clock.GetUtcNow();
        var outcome = _ledger.Revise(command.Revision, now);
        if (outcome.IsHeld)
        {
            await UntilDurableAsync(_pages.WriteAsync(_ledger, command.Revision.Study, now));
        }
        else
        {
            instruments.OnHoldRefused(this.GetPrimaryKeyString(), outcome.Status);
        }

        return new ReserveReply(outcome);
    }

    public async Task ReleaseAsync(ReleaseHold command)
    {
        BeginChange();
        var now = clock.GetUtcNow();
        _ledger.Release(command.Study, command.Round, now);
        await UntilDurableAsync(_pages.WriteAsync(_ledger, command.Study, now));
    }

    public async Task<ChangeTrustReply> ChangeAsync(ChangeTrust command)
    {
        BeginChange();
        var now = clock.GetUtcNow();
        if (TrustDecisions.RefusalOfForm(command.Change, Profile, now) is { } malformed)
        {
            return new ChangeTrustReply(null, malformed, []);
        }

        var decision = TrustDecisions.Change(
            _record, _defaults!, _ledger, command.Change, Fingerprint.Of(command.Change), now, command.MayEvict || command.IsTrial, command.Otherwise);
        if (command.IsTrial)
        {
            return new ChangeTrustReply(decision.Result, decision.Refusal, decision.Amounts);
        }

        if (decision is { Record: { } record, Profile: { } profile })
        {
            IReadOnlyList<FeedItem> news =
            [
                .. CommitmentNews.Of(profile.Id, _record.Figures, command.Change, record.Figures, now),
                .. FieldNews.Of(profile.Id, _record.Figures, record.Figures, now),
            ];
            Apply(record, profile, decision.Evicted, news, now);
        }

        if (decision.Result is not null)
        {
            // Also if the change was made earlier: its write may still be under way.
            await UntilDurableAsync(_records.Settled);
        }

        return new ChangeTrustReply(decision.Result, decision.Refusal, []);
    }

    public Task<OtherCommitments> ListOtherCommitmentsAsync()
    {
        _ = Profile;
        return Task.FromResult(new OtherCommitments(_record.Version, _record.Figures.OtherCommitments));
    }

    public async Task RecordRecruitmentAsync(RecordRecruitment command)
    {
        BeginChange();
        var entries = RecruitmentEntries.With(_recruitment, command.Entry);
        if (entries != _recruitment)
        {
            await WriteRecruitmentAsync(entries);
            _recruitment = entries;
        }
    }

    public Task KeepAsync(KeepCapacity command)
    {
        _ = Profile;
        _ledger.Keep(command.Claim);
        return Task.CompletedTask;
    }

    public Task DropClaimAsync(DropClaim command)
    {
        _ = Profile;
        _ledger.DropClaim(command.Study);
        return Task.CompletedTask;
    }

    public Task<TrustPulse> GetPulseAsync()
    {
        if (_profile is null)
        {
            return Task.FromResult(new TrustPulse(_openedAs, 0, _isUnreadable));
        }

        _ledger.DropLapsedClaims(clock.GetUtcNow());
        return Task.FromResult(new TrustPulse(_openedAs, _ledger.FreedCount + _record.Version));
    }

    private SiteFiguresReply ReadFigures(GetSiteFigures query)
    {
        _ledger.DropLapsedClaims(clock.GetUtcNow());
        return new SiteFiguresReply(
            SiteFigures.From(Profile, _ledger, _recruitment, query.Query, query.OpenIn), Profile.ReferredOf(query.Query.Group));
    }

    /// <summary>Returns what the trust could otherwise be planned with, marked as unreadable: no free capacity and no record.</summary>
    private SiteFiguresReply FiguresOfUnreadable(GetSiteFigures query)
    {
        var figures = SiteFigures.From(_defaults!, new Ledger(new ProfileCapacity(_defaults!)), [], query.Query, query.OpenIn);
        return new SiteFiguresReply(figures is null ? null : figures with { IsUnreadable = true });
    }

    private TrustProfile Profile => _profile ?? throw (_isUnreadable
        ? new InvalidDataException($"The stored state of trust {this.GetPrimaryKeyString()} cannot be read.")
        : new InvalidOperationException($"There is no trust {this.GetPrimaryKeyString()}."));

    /// <summary>True for a document that cannot be decoded or has impossible content. A store that does not answer may do so the next time.</summary>
    private static bool IsOfWhatIsStored(Exception failure) =>
        failure is InvalidDataException or ArgumentException or NullReferenceException
        || (failure is InvalidOperationException and not ObjectDisposedException);

    private async Task ReadAsync()
    {
        _records = new TrustRecordStore(_storage, context.GrainId);
        _pages = new LedgerPages(_storage, context.GrainId);
        _recruitmentDocument = new GrainState<RecruitmentDocument>(new RecruitmentDocument());
        _record = await _records.ReadAsync();
        await _storage.ReadStateAsync(Recruitment, context.GrainId, _recruitmentDocument);
        _recruitment = _recruitmentDocument.State?.Entries ?? [];
        _profile = _record.Figures.ApplyTo(_defaults!);
        _ledger = new Ledger(new ProfileCapacity(_profile));
        await _pages.ReadIntoAsync(_ledger);
    }

    private async Task WriteRecruitmentAsync(ImmutableArray<RecruitmentEntry> entries)
    {
        _recruitmentDocument.State = new RecruitmentDocument { Entries = entries };
        try
        {
            await _storage.WriteStateAsync(Recruitment, context.GrainId, _recruitmentDocument);
        }
        catch
        {
            // Memory may differ from what is stored: the next activation reads it again.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Applies the change. In memory all of it takes effect at once. On disk, what is freed is written before the declaration, which may
    /// be lowered to exactly what remains; and the declaration, which may be raised, is written before new holds rely on it.
    /// </summary>
    private void Apply(
        TrustRecord record, TrustProfile profile, ImmutableArray<Hold> evicted, IReadOnlyList<FeedItem> news, DateTimeOffset now)
    {
        (_record, _profile) = (record, profile);
        _ledger.Declare(new ProfileCapacity(profile));
        foreach (var hold in evicted)
        {
            _ledger.Evict(hold.Study, now);
        }

        foreach (var hold in evicted)
        {
            _ = _pages.WriteAsync(_ledger, hold.Study, now);
        }

        _pages.WaitFor(_records.WriteAsync(record, news, after: _pages.Freed));
    }

    private async Task UntilDurableAsync(Task written)
    {
        try
        {
            await written;
        }
        catch (Exception failure)
        {
            // Memory is ahead of what is stored: promise nothing more from it. The next activation reads the stored state.
            _hasFailed = true;
            LogWriteFailed(failure, this.GetPrimaryKeyString());
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Before its first change the activation claims what is stored. There should be no other; but a silo that stood still until the cluster
    /// gave it up may run for a moment before it learns of that, and would promise from memory what is promised elsewhere.
    /// </summary>
    private void BeginChange()
    {
        if (_hasFailed)
        {
            throw new OrleansException($"The ledger of {this.GetPrimaryKeyString()} could not be written and is being read again.");
        }

        _ = Profile;
        if (_claim is null)
        {
            _claim = UntilDurableAsync(Task.WhenAll(_records.ClaimAsync(), _pages.ClaimAsync()));
            _pages.WaitFor(_claim);
        }
    }
}
