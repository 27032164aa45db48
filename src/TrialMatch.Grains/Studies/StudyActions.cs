using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Matching;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Carries out a study's next step and returns the resulting events. Every step can be repeated: after a crash before its outcome is
/// written, it is carried out once more.
/// </summary>
internal sealed class StudyActions(IGrainFactory grains, Matcher matcher, TimeProvider clock)
{
    /// <summary>Returns the reason why the trusts that a draft requires or excludes are not possible; null if they are.</summary>
    public Task<Refusal?> RefusalOfWishesAsync(StudyDraft draft) => matcher.RefusalOfWishesAsync(draft);

    /// <summary>Returns the reason why a command that the study itself permits is not possible at the trusts; null if it is.</summary>
    public async Task<Refusal?> RefusalOfTrustsAsync(Study study, CommandEvent wanted) =>
        wanted is StudyForwarded forwarded ? await matcher.RefusalOfForwardingAsync(study, forwarded) : null;

    public async Task<IReadOnlyList<StudyEvent>> TakeAsync(StudyStep step, Study study)
    {
        var now = clock.GetUtcNow();
        return step switch
        {
            StudyStep.PickSites => [await PickSitesAsync(study, now)],
            StudyStep.AskForHolds => [await AskForHoldsAsync(study)],
            StudyStep.SettleHolds => await SettleHoldsAsync(study),
            StudyStep.LapseRequests => [StudyDecisions.OnDeadline(study, now)],
            StudyStep.Remind => [StudyDecisions.OnReminderTime(study, now)],
            StudyStep.MakeOffer => [await MakeOfferAsync(study, now)],
            StudyStep.Place => [new StudyPlaced()],
            StudyStep.ExpireOffer => [new OfferExpired()],
            StudyStep.Rephase => [await RephaseAsync(study)],
            StudyStep.AskForInterest => [await ExploreAsync(study, now)],
            StudyStep.RemindOfInterest => [InquiryDecisions.OnReminderTime(study.Inquiry!, now)],
            StudyStep.LapseInterest => [InquiryDecisions.OnDeadline(study.Inquiry!, now)],
            StudyStep.ReportFeasibility => [await ReportFeasibilityAsync(study, now)],
            StudyStep.RemindOfDecision => [InquiryDecisions.OnDecisionReminderTime(study.Inquiry!, now)],
            StudyStep.LapseInquiry => [new InquiryLapsed()],
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Expected a step to carry out."),
        };
    }

    /// <summary>Returns the event that places a study from the waiting list; null if it keeps waiting.</summary>
    public async Task<StudyEvent?> ServeAsync(Study study) => StudyDecisions.OnServed(study, await PlanPlacementAsync(study, clock.GetUtcNow()));

    /// <summary>
    /// Returns the capacity to keep for a waiting study: what it would take if all held capacity became free, or, if that is too little,
    /// if committed capacity did too.
    /// </summary>
    public async Task<IReadOnlyList<SiteClaim>> ClaimAsync(Study study)
    {
        var now = clock.GetUtcNow();
        var standing = StudyDecisions.StandingOf(study, now);
        foreach (var view in new[] { CapacityView.AsIfHeldWereFree, CapacityView.AsIfAllWereFree })
        {
            var plan = await matcher.PlanAsync(study, standing, view);
            if (plan.Outcome == PlanOutcome.Feasible)
            {
                return [.. plan.Chosen.Select(site => new SiteClaim(site.Trust, StudyDecisions.ClaimOf(study, site, now)))];
            }
        }

        return [];
    }

    /// <summary>Releases what the study holds at a trust, up to a round.</summary>
    public Task ReleaseAsync(StudyId study, TrustId trust, int round) => TrustOf(trust).ReleaseAsync(new ReleaseHold(study, round));

    /// <summary>Returns the reason why a site could not carry what it answers to an inquiry; null if it could, and for every other command.</summary>
    public async Task<Refusal?> RefusalOfNumberAsync(Study study, CommandEvent wanted) =>
        wanted is InterestReported { Form.Patients: not null } reported && study.Inquiry?.FindSite(reported.Trust) is { } site
            ? InquiryDecisions.RefusalOfNumber(reported, await matcher.MostEverAsync(study, site))
            : null;

    private async Task<StudyEvent> PickSitesAsync(Study study, DateTimeOffset now) =>
        StudyDecisions.OnPlanned(study, await PlanPlacementAsync(study, now));

    /// <summary>Plans on the sites that said yes to the study's inquiry; if there was none or they do not reach the target, on all.</summary>
    private async Task<PlacementPlan> PlanPlacementAsync(Study study, DateTimeOffset now) =>
        StudyDecisions.StandingOfWilling(study, now) is { } willing && await matcher.PlanAsync(study, willing) is { IsTargetMet: true } plan
            ? plan
            : await matcher.PlanAsync(study, StudyDecisions.StandingOf(study, now));

    /// <summary>Asks the sites that could take part; if present holds and commitments leave none, those that could without them.</summary>
    private async Task<StudyEvent> ExploreAsync(Study study, DateTimeOffset now)
    {
        var plan = await matcher.PlanAsync(study, StandingSites.None);
        var toAsk = InquiryDecisions.SitesToAsk(plan);
        if (toAsk.IsEmpty && plan.Outcome != PlanOutcome.Unclassified)
        {
            toAsk = InquiryDecisions.SitesToAsk(await matcher.PlanAsync(study, StandingSites.None, CapacityView.AsIfAllWereFree));
        }

        return InquiryDecisions.OnExplored(study, plan, toAsk, now);
    }

    private async Task<StudyEvent> ReportFeasibilityAsync(Study study, DateTimeOffset now) => new FeasibilityReported(
        await matcher.PlanAsync(study, StudyDecisions.StandingOfWilling(study, now) ?? StudyDecisions.StandingOf(study, now)));

    private async Task<StudyEvent> MakeOfferAsync(Study study, DateTimeOffset now) => StudyDecisions.OnCollated(
        await matcher.PlanAsync(study, StudyDecisions.StandingForOffer(study)), now);

    private async Task<StudyEvent> RephaseAsync(Study study)
    {
        var site = study.Sites.First(candidate => candidate.NeedsRephasing);
        await RecordAsync(study, site);
        return new CommitmentRephased(site.Trust, await matcher.RephaseAsync(study, site));
    }

    private async Task<StudyEvent> AskForHoldsAsync(Study study)
    {
        var reservations = StudyDecisions.ReservationsOf(study);
        var answers = study.RoundsRefused < StudyDecisions.OrderedAfterRefused
            ? await Task.WhenAll(reservations.Select(ask => AskAsync(ask.Trust, ask.Reservation)))
            : await AskInTurnAsync(reservations);
        var happened = StudyDecisions.OnHoldsAsked(study, answers, clock.GetUtcNow());
        if (happened is HoldsRefused)
        {
            await Task.WhenAll(reservations.Select(ask => ReleaseAsync(study.Id, ask.Trust, study.Round)));
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

    private async Task<IReadOnlyList<StudyEvent>> SettleHoldsAsync(Study study) =>
        StudyDecisions.OnSettled(await Task.WhenAll(StudyDecisions.Unsettled(study).Select(site => SettleAsync(study, site))));

    private async Task<(StudySite Site, ReserveStatus Status)> SettleAsync(Study study, StudySite site)
    {
        if (site.Hold.State == HoldState.Released)
        {
            await RecordAsync(study, site);
            await ReleaseAsync(study.Id, site.Trust, site.Hold.Round);
            return (site, ReserveStatus.Made);
        }

        var reply = await TrustOf(site.Trust).ReviseAsync(new ReviseHold(StudyDecisions.RevisionOf(study, site)));
        return (site, reply.Outcome.Status);
    }

    /// <summary>Has the trust record what its site recruited.</summary>
    private Task RecordAsync(Study study, StudySite site) => StudyDecisions.RecruitmentOf(study, site) is { } entry
        ? TrustOf(site.Trust).RecordRecruitmentAsync(new RecordRecruitment(entry))
        : Task.CompletedTask;

    private ITrustGrain TrustOf(TrustId trust) => grains.GetGrain<ITrustGrain>(trust.Value);
}
