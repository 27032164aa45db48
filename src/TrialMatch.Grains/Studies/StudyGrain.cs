using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Takes one study through its life. Each step is written before it is carried out, and every step can be repeated, so after a crash the
/// next call or the sweep of due studies resumes it.
/// </summary>
internal sealed partial class StudyGrain(
    [PersistentState(StudyGrain.StateName)] IPersistentState<StudyDocument> document,
    StudyActions actions,
    IStudyRegistry registry,
    IGrainStorage storage,
    GrainInstruments instruments,
    IHostApplicationLifetime host,
    TimeProvider clock,
    ILogger<StudyGrain> logger) : Grain, IStudyGrain
{
    private const string StateName = "study";

    // A choice: whoever asks again while this silo stops does not ask without a pause, and does not hold it up.
    private static readonly TimeSpan WaitWhileStopping = TimeSpan.FromMilliseconds(200);

    private Study? _study;
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StudyId Id => StudyId.FromText(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.LeaveInStoreWhenMoved(document);
        _study = document.State.Study;
        return Task.CompletedTask;
    }

    public async Task<StudyReply> RegisterAsync(RegisterStudy command)
    {
        var refusal = _study is { } standing
            ? StudyDecisions.RefusalOfRepeat(standing, command.Sponsor, command.RequestId, command.Draft, command.Intent)
            : StudyDecisions.RefusalOf(command.RequestId, command.Draft, command.Intent, clock.GetUtcNow())
                ?? await RefusalOfSponsorAsync(command)
                ?? await actions.RefusalOfWishesAsync(command.Draft);
        if (refusal is not null)
        {
            return new StudyReply(null, refusal);
        }

        if (_study is null && await BeginAsync(command) is { } duplicate)
        {
            return new StudyReply(null, duplicate);
        }

        await AdvanceAsync();
        return new StudyReply(_study, null);
    }

    public async Task<StudyReply> RecordAsync(RecordEvent command)
    {
        if (CommandDecisions.RefusalOfForm(command.RequestId, command.Wanted) is { } malformed)
        {
            return new StudyReply(null, malformed);
        }

        if (_study is null)
        {
            return new StudyReply(null, null);
        }

        var refusal = CommandDecisions.FindRepeated(document.State.History, command.RequestId) is { } before
            ? CommandDecisions.RefusalOfRepeat(before, command.Wanted, command.RequestId)
            : await DecideAsync(command);
        if (refusal is not null)
        {
            return new StudyReply(null, refusal);
        }

        await AdvanceAsync();
        return new StudyReply(_study, null);
    }

    public Task<StudyReply> GetAsync() => Task.FromResult(new StudyReply(_study, null));

    public Task<StudyHistory> GetHistoryAsync()
    {
        var written = (int)(_study?.Version ?? 0);
        return Task.FromResult(new StudyHistory(document.State.History[..written]));
    }

    public async Task<StudyHistory> GetStoredHistoryAsync()
    {
        var stored = new GrainState<StudyDocument>();
        await storage.ReadStateAsync(StateName, GrainContext.GrainId, stored);
        return new StudyHistory(stored.State!.History);
    }

    public async Task<StudyHistory> GetEventsAsync(long afterVersion)
    {
        if ((_study?.Version ?? 0) <= afterVersion)
        {
            await Task.WhenAny(_written.Task, LongestWaitAsync());
        }

        var (history, written) = (document.State.History, (int)(_study?.Version ?? 0));
        return new StudyHistory(afterVersion < written ? history[(int)afterVersion..written] : []);
    }

    public Task WakeAsync() => _study is null ? Task.CompletedTask : AdvanceAsync();

    public async Task<bool> CanBeServedAsync()
    {
        await WakeAsync();
        return _study is { State: StudyState.Waitlisted } && await actions.ServeAsync(_study) is not null;
    }

    public async Task ServeAsync()
    {
        await WakeAsync();
        if (_study is { State: StudyState.Waitlisted } && await actions.ServeAsync(_study) is { } served)
        {
            await AppendAsync([served]);
            await AdvanceAsync();
        }
    }

    public async Task<StudyClaims> ClaimAsync()
    {
        await WakeAsync();
        return new StudyClaims(_study is { State: StudyState.Waitlisted } ? [.. await actions.ClaimAsync(_study)] : []);
    }

    public async Task LoseHoldAsync(LoseHold command)
    {
        await WakeAsync();
        if (_study is not null && StudyDecisions.OnHoldEvicted(_study, command.Trust, command.Round) is { } lost)
        {
            await AppendAsync([lost]);
            await AdvanceAsync();
        }
        else
        {
            await actions.ReleaseAsync(Id, command.Trust, command.Round);
        }
    }

    /// <summary>A silo that stops ends the wait: it cannot leave before its grains have answered.</summary>
    private Task LongestWaitAsync() => host.ApplicationStopping.IsCancellationRequested
        ? Task.Delay(WaitWhileStopping)
        : Task.Delay(StudyHistory.MaxWait, host.ApplicationStopping);

    private async Task<Refusal?> RefusalOfSponsorAsync(RegisterStudy command) =>
        (await GrainFactory.GetGrain<ISponsorGrain>(command.Sponsor.Value).GetAsync()).Sponsor is not null
        ? null
        : Refusal.Of(RefusalReason.SponsorUnknown, "sponsor", $"sponsor {command.Sponsor} is not registered")
            .With("sponsor", command.Sponsor.Value);

    /// <summary>
    /// Registers the study unless it is a likely duplicate of one of its sponsor's studies. Decides again if another likely duplicate was
    /// registered in the meantime.
    /// </summary>
    private async Task<Refusal?> BeginAsync(RegisterStudy command)
    {
        var keys = StudyIdentity.KeysOf(command.Sponsor, command.Draft);
        while (true)
        {
            var others = await FindLikelyDuplicatesAsync(keys);
            if (DuplicateDecisions.RefusalOf(command.Sponsor, keys, others, command.IsDuplicateOfKnown) is { } refusal)
            {
                return refusal;
            }

            try
            {
                await BeginAsync(command, DuplicateDecisions.ToLookInto(others));
                return null;
            }
            catch (DuplicateNotKnownException)
            {
                document.State = new StudyDocument();
            }
        }
    }

    /// <summary>Registers the study and takes its first step in one write: its sites are picked, or asked whether they are interested.</summary>
    private async Task BeginAsync(RegisterStudy command, ImmutableArray<StudyId> duplicates)
    {
        var now = clock.GetUtcNow();
        var classification = Classifier.Classify(StudySubject.Of(command.Draft));
        var happened = new StudyRegistered(command.RequestId, command.Sponsor, command.Draft, classification)
        {
            LikelyDuplicates = duplicates.IsEmpty ? null : duplicates,
            Intent = command.Intent == StudyIntent.Explore ? StudyIntent.Explore : null,
        };
        var registered = new HistoryEntry(Version: 1, now, command.Actor, happened, Authority: command.Authority);
        var study = Study.Replay(Id, [registered])!;
        var first = await actions.TakeAsync(StudySteps.Next(study, now), study);
        await WriteAsync([registered, .. EntriesOf(first, after: 1, now)]);
    }

    private async Task<IReadOnlyList<LikelyDuplicate>> FindLikelyDuplicatesAsync(ImmutableArray<IdentityKey> keys) =>
        keys.IsEmpty ? [] : await registry.FindLikelyDuplicatesAsync([.. keys.Select(key => key.Text)], CancellationToken.None);

    /// <summary>Writes a command's event if the study permits it. Advances the study first, so that the decision is made on its true state.</summary>
    private async Task<Refusal?> DecideAsync(RecordEvent command)
    {
        await AdvanceAsync();
        var now = clock.GetUtcNow();
        var refused = CommandDecisions.RefusalOfVersion(_study!, command.IfVersion)
            ?? CommandDecisions.RefusalOf(_study!, command.Wanted, now)
            ?? await actions.RefusalOfTrustsAsync(_study!, command.Wanted)
            ?? await actions.RefusalOfNumberAsync(_study!, command.Wanted)
            ?? HistoryBudget.RefusalOf(_study!, document.State.History, command.Wanted);
        if (refused is { } refusal)
        {
            return refusal;
        }

        await WriteAsync([new HistoryEntry(_study!.Version + 1, now, command.Actor, command.Wanted, command.RequestId, command.Authority)]);
        return null;
    }

    private async Task AdvanceAsync()
    {
        while (StudySteps.Next(_study!, clock.GetUtcNow()) is var step && step != StudyStep.Rest)
        {
            await TakeAsync(step);
        }
    }

    private async Task TakeAsync(StudyStep step)
    {
        try
        {
            await AppendAsync(await actions.TakeAsync(step, _study!));
        }
        catch
        {
            instruments.OnStepFailed(step);
            throw;
        }
    }

    private Task AppendAsync(IReadOnlyList<StudyEvent> happened) => WriteAsync(EntriesOf(happened, _study!.Version, clock.GetUtcNow()));

    private static ImmutableArray<HistoryEntry> EntriesOf(IReadOnlyList<StudyEvent> happened, long after, DateTimeOffset now) =>
        [.. happened.Select((what, i) => new HistoryEntry(after + 1 + i, now, Actor.Service, what))];

    private async Task WriteAsync(ImmutableArray<HistoryEntry> entries)
    {
        var before = _study;
        var next = document.State.With(Id, entries);
        document.State = next;
        await this.WriteOrDeactivateAsync(document);
        _study = next.Study;
        instruments.OnWritten(entries, before, next.Study!);
        if (before?.State != next.Study!.State)
        {
            LogMoved(before?.State, next.Study.State);
        }

        _written.SetResult();
        _written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The study moved from {From} to {To}")]
    private partial void LogMoved(StudyState? from, StudyState to);
}
