using System.Collections.Immutable;
using TrialMatch.Domain;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Matching;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Carries one study through its life. Each step is written before anything is done about it, and everything done can be
/// done again, so a crash at any point is resumed by the next call or by the sweep of due studies.
/// </summary>
internal sealed class StudyGrain(
    [PersistentState("study")] IPersistentState<StudyDocument> document,
    Matcher matcher,
    TimeProvider clock) : Grain, IStudyGrain
{
    private Study? _study;

    private StudyId Id => StudyId.FromText(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _study = Study.Replay(Id, document.State.History);
        return Task.CompletedTask;
    }

    public async Task<StudyReply> RegisterAsync(RegisterStudy command)
    {
        var refusal = _study is { } standing
            ? StudyDecisions.RefusalOfRepeat(standing, command.Sponsor, command.RequestId, command.Draft)
            : StudyDecisions.RefusalOf(command.RequestId, command.Draft) ?? await RefusalOfSponsorAsync(command);
        if (refusal is not null)
        {
            return new StudyReply(null, refusal);
        }

        if (_study is null)
        {
            await BeginAsync(command);
        }

        await BringToRestAsync();
        return new StudyReply(_study, null);
    }

    public Task<StudyReply> GetAsync() => Task.FromResult(new StudyReply(_study, null));

    public Task<StudyHistory> GetHistoryAsync()
    {
        var written = (int)(_study?.Version ?? 0);
        return Task.FromResult(new StudyHistory(document.State.History[..written]));
    }

    public Task WakeAsync() => _study is null ? Task.CompletedTask : BringToRestAsync();

    private async Task<Refusal?> RefusalOfSponsorAsync(RegisterStudy command)
    {
        var reply = await GrainFactory.GetGrain<ISponsorGrain>(command.Sponsor.Value).GetAsync();
        return reply.Sponsor is null
            ? Refusal.Of(RefusalReason.SponsorUnknown, "sponsor", $"sponsor {command.Sponsor} is not registered")
            : null;
    }

    /// <summary>Registers, and picks sites in the same write.</summary>
    private async Task BeginAsync(RegisterStudy command)
    {
        var classification = Classifier.Classify(StudySubject.Of(command.Draft));
        var registered = Entry(
            version: 1, command.Actor, new StudyRegistered(command.RequestId, command.Sponsor, command.Draft, classification));
        var study = Study.Replay(Id, [registered])!;
        var picked = StudyDecisions.OnPlanned(study, await matcher.PlanAsync(study.Draft, study.Classification));
        await WriteAsync([registered, Entry(version: 2, Actor.Service, picked)]);
    }

    private async Task BringToRestAsync()
    {
        while (true)
        {
            switch (StudyDecisions.NextStep(_study!))
            {
                case StudyStep.PickSites:
                    var plan = await matcher.PlanAsync(_study!.Draft, _study.Classification);
                    await AppendAsync(StudyDecisions.OnPlanned(_study, plan));
                    break;
                case StudyStep.AskForHolds:
                    await AppendAsync(await AskForHoldsAsync(_study!));
                    break;
                default:
                    return;
            }
        }
    }

    private async Task<StudyEvent> AskForHoldsAsync(Study study)
    {
        var reservations = study.Plan!.Reservations(study.Id, study.Round).OrderBy(ask => ask.Trust.Value).ToList();
        var answers = study.Round < StudyDecisions.FirstOrderedRound
            ? await Task.WhenAll(reservations.Select(ask => AskAsync(ask.Trust, ask.Reservation)))
            : await AskInTurnAsync(reservations);
        var happened = StudyDecisions.OnAnswers(study, answers);
        if (happened is HoldsRefused)
        {
            await Task.WhenAll(reservations.Select(ask => TrustOf(ask.Trust).ReleaseAsync(new ReleaseHold(study.Id, study.Round))));
        }

        return happened;
    }

    private async Task<(TrustId Trust, ReserveOutcome Outcome)> AskAsync(TrustId trust, Reservation reservation) =>
        (trust, (await TrustOf(trust).ReserveAsync(new ReserveCapacity(reservation))).Outcome);

    private async Task<(TrustId Trust, ReserveOutcome Outcome)[]> AskInTurnAsync(
        IEnumerable<(TrustId Trust, Reservation Reservation)> reservations)
    {
        var answers = new List<(TrustId Trust, ReserveOutcome Outcome)>();
        foreach (var (trust, reservation) in reservations)
        {
            answers.Add(await AskAsync(trust, reservation));
            if (!answers[^1].Outcome.IsHeld)
            {
                break;
            }
        }

        return [.. answers];
    }

    private ITrustGrain TrustOf(TrustId trust) => GrainFactory.GetGrain<ITrustGrain>(trust.Value);

    private HistoryEntry Entry(long version, Actor actor, StudyEvent happened) => new(version, clock.GetUtcNow(), actor, happened);

    private Task AppendAsync(StudyEvent happened) => WriteAsync([Entry(_study!.Version + 1, Actor.Service, happened)]);

    private async Task WriteAsync(ImmutableArray<HistoryEntry> entries)
    {
        var history = document.State.History.AddRange(entries);
        document.State = new StudyDocument { Id = Id, History = history };
        await this.WriteOrDeactivateAsync(document);
        _study = Study.Replay(Id, history);
    }
}
