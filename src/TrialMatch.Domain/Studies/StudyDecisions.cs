using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>Decides on a study's events, without side effects.</summary>
public static class StudyDecisions
{
    /// <summary>
    /// The number of consecutive rounds in which a site refused to hold, after which a study goes to the waiting list, where it is served in order.
    /// </summary>
    public const int MaxRounds = 10;

    /// <summary>
    /// The number of refused rounds after which sites are asked one after another, in the order of their ids, so that one of two competing studies
    /// gets ahead.
    /// </summary>
    public const int OrderedAfterRefused = 2;

    /// <summary>The number of days for which an offer stands.</summary>
    public const int OfferDays = 30;

    /// <summary>Returns a refusal of a draft's registration under the request id, or null.</summary>
    public static Refusal? RefusalOf(RequestId requestId, StudyDraft draft, StudyIntent intent, DateTimeOffset now)
    {
        IReadOnlyList<Violation> found =
        [
            .. requestId.IsWellFormed ? [] : new[] { RequestId.Malformed },
            .. ViolationsOf(draft, now),
            .. intent == StudyIntent.Explore ? InDraft(StudyIntakeValidator.ValidateForInquiry(draft, OsloTime.DateAt(now))) : [],
        ];
        return found.Count > 0 ? Refusal.Invalid(found) : null;
    }

    /// <summary>Returns a refusal of a draft that cannot be planned, or null.</summary>
    public static Refusal? RefusalOf(StudyDraft draft, DateTimeOffset now) =>
        ViolationsOf(draft, now) is { Count: > 0 } found ? Refusal.Invalid(found) : null;

    /// <summary>Returns a refusal where a registration differs from the one that registered the study; null where it repeats it.</summary>
    public static Refusal? RefusalOfRepeat(Study study, SponsorId sponsor, RequestId requestId, StudyDraft draft, StudyIntent intent) =>
        study.RequestId == requestId && study.Sponsor == sponsor && study.Draft.HasSameContentAs(draft) && (study.Inquiry is not null) == (intent == StudyIntent.Explore)
            ? null
            : Refusal.RequestIdReused(requestId);

    /// <summary>Returns the status of the sites that the study asked.</summary>
    public static StandingSites StandingOf(Study study, DateTimeOffset now)
    {
        var kept = Kept(study, site => site.IsKept);
        var mayAsk = kept.IsEmpty || (study.RoundsRefused < MaxRounds && StudySteps.MayAskOthers(study, now));
        return new StandingSites(kept, ClosedOf(study), mayAsk) { PickedRegions = study.Plan?.Regions ?? [], Stated = StatedOf(study), Preferred = WillingOf(study) };
    }

    /// <summary>
    /// Returns the same, but with every other site that the inquiry asked left out, if the study was an inquiry to which sites said yes; otherwise
    /// null. If those reach the target, no other is asked; if they do not, they are asked all, and others with them.
    /// </summary>
    public static StandingSites? StandingOfWilling(Study study, DateTimeOffset now)
    {
        if (study.Inquiry is not { } inquiry || !inquiry.Sites.Any(site => site.SaidYes))
        {
            return null;
        }

        var standing = StandingOf(study, now);
        var others = inquiry.Sites.Where(site => !site.SaidYes && !standing.Kept.ContainsKey(site.Trust) && !standing.Closed.ContainsKey(site.Trust));
        return standing with { Preferred = [], Closed = standing.Closed.AddRange(others.Select(site => KeyValuePair.Create(site.Trust, ReasonCode.NoAnswer))) };
    }

    /// <summary>Returns the event that follows from a new plan.</summary>
    public static StudyEvent OnPlanned(Study study, PlacementPlan plan)
    {
        var isLosing = study.RoundsRefused >= MaxRounds && !study.Sites.Any(site => site.IsKept);
        return plan.Outcome switch
        {
            PlanOutcome.Unclassified => new StudySentToTriage(),
            PlanOutcome.Infeasible => new StudyFoundNotFeasible(plan),
            PlanOutcome.Feasible when !isLosing => new SitesPicked(study.Round + 1, plan, study.RematchCause),
            // A waiting study is planned again outside its turn only when its window is over.
            _ => study.State == StudyState.Waitlisted ? new StudyFoundNotFeasible(plan) : new StudyWaitlisted(plan),
        };
    }

    /// <summary>Returns the event that follows from a new plan for a study whose turn it is in the waiting list; null where it has to keep waiting.</summary>
    public static StudyEvent? OnServed(Study study, PlacementPlan plan) => plan.Outcome switch
    {
        PlanOutcome.Feasible => new SitesPicked(study.Round + 1, plan, "its turn in the waiting list"),
        PlanOutcome.Infeasible => new StudyFoundNotFeasible(plan),
        _ => null,
    };

    /// <summary>Returns the sites of the latest pick that have no open request.</summary>
    public static IEnumerable<SiteDecision> NewlyPicked(Study study)
    {
        var kept = study.Sites.Where(site => site.IsKept).Select(site => site.Trust).ToHashSet();
        return study.Plan!.Chosen.Where(site => !kept.Contains(site.Trust));
    }

    /// <summary>Returns the reservation to request from each newly picked trust.</summary>
    public static IReadOnlyList<(TrustId Trust, Reservation Reservation)> ReservationsOf(Study study) =>
    [
        .. NewlyPicked(study)
            .Select(site => (site.Trust, new Reservation(study.Id, study.Round, site.Cap, site.HoldFor(study.Round).Takes) { Order = study.Order }))
            .OrderBy(ask => ask.Trust.Value, StringComparer.Ordinal),
    ];

    /// <summary>Returns the claim at a trust for a study that has waited long.</summary>
    /// <param name="site">The site as it would be chosen once enough capacity is free.</param>
    public static Claim ClaimOf(Study study, SiteDecision site, DateTimeOffset now) =>
        new(study.Order, ClaimTakes.Of(site.HoldFor(study.Round + 1)), now + ClaimPolicy.Lease);

    /// <summary>Returns the event that follows from the trusts' answers: all hold, or the round has failed.</summary>
    public static StudyEvent OnHoldsAsked(
        Study study, IReadOnlyList<(TrustId Trust, ReserveOutcome Outcome)> answers, DateTimeOffset now)
    {
        var refusals = answers
            .Where(answer => !answer.Outcome.IsHeld)
            .Select(answer => new HoldRefusal(answer.Trust, answer.Outcome.Status, answer.Outcome.Shortfalls))
            .ToImmutableArray();
        return refusals.IsEmpty
            ? new HoldsMade(study.Round, study.AnswerBy ?? WorkingDays.Deadline(now, study.Draft.AnswerWorkingDays))
            : new HoldsRefused(study.Round, refusals);
    }

    /// <summary>Returns the sites whose trusts have not confirmed the wanted hold.</summary>
    public static IReadOnlyList<StudySite> Unsettled(Study study) => [.. study.Sites.Where(site => !site.IsSettled)];

    /// <summary>Returns the revision that brings a trust's hold to what the study wants.</summary>
    /// <exception cref="InvalidOperationException">The study wants nothing there any more; release it instead.</exception>
    public static HoldRevision RevisionOf(Study study, StudySite site) => site.Hold is { State: not HoldState.Released } hold
        ? new HoldRevision(study.Id, hold.Round, hold.Revision, hold.State, hold.Patients, hold.Takes)
        : throw new InvalidOperationException($"{study.Id} wants no hold at {site.Trust}: release it instead of revising it.");

    /// <summary>Returns the event that follows from the trusts' answers to revisions.</summary>
    public static IReadOnlyList<StudyEvent> OnSettled(IReadOnlyList<(StudySite Site, ReserveStatus Status)> answers)
    {
        var settled = answers
            .Where(answer => answer.Status is ReserveStatus.Made or ReserveStatus.Repeated)
            .Select(answer => new SettledHold(answer.Site.Trust, answer.Site.Hold.Round, answer.Site.Hold.Revision))
            .ToImmutableArray();
        var refused = answers
            .Where(answer => answer.Status is not (ReserveStatus.Made or ReserveStatus.Repeated))
            .Select(answer => answer.Status == ReserveStatus.Short
                ? (StudyEvent)new RephasingRefused(answer.Site.Trust)
                : new HoldLost(answer.Site.Trust, answer.Site.Hold.Round));
        return settled.IsEmpty ? [.. refused] : [new HoldsSettled(settled), .. refused];
    }

    /// <summary>Returns the event that follows from an eviction, or null where the study no longer needs the hold.</summary>
    public static HoldLost? OnHoldEvicted(Study study, TrustId trust, int round) =>
        study.FindSite(trust) is { IsKept: true } site && site.Hold.Round == round ? new HoldLost(trust, round) : null;

    /// <summary>Returns the event for the sites whose deadline has passed.</summary>
    public static RequestsLapsed OnDeadline(Study study, DateTimeOffset now) =>
        new([.. study.Sites.Where(site => site.IsOpen && site.AnswerBy <= now).Select(site => site.Trust)]);

    /// <summary>Returns the event for the reminders that are due.</summary>
    public static RequestsReminded OnReminderTime(Study study, DateTimeOffset now) =>
        StudySteps.RemindersDue(study, now) ?? throw new InvalidOperationException($"No site of {study.Id} is due a reminder.");

    /// <summary>
    /// Returns the status of the sites when the answers are collated and no other site is asked. Where every site of the latest pick accepted in
    /// full, the picked number stands: later reports and holds may have lowered its probability, which the offer shows, but that is no reason to take
    /// back what sites agreed to.
    /// </summary>
    public static StandingSites StandingForOffer(Study study) => new(
        Kept(study, site => site.State == RequestState.Accepted),
        ClosedOf(study),
        MayAskOthers: false)
    {
        PromisedPatients = study.Plan!.Chosen.All(picked => HasAccepted(study, picked)) ? study.Plan.OfferablePatients : 0,
        PickedRegions = study.Plan.Regions,
    };

    /// <summary>Returns the event that follows from the collated answers.</summary>
    public static StudyEvent OnCollated(PlacementPlan plan, DateTimeOffset now) => plan.Outcome switch
    {
        PlanOutcome.Feasible => new Offered(plan, OsloTime.EndOf(OsloTime.DateAt(now).AddDays(OfferDays))),
        PlanOutcome.CapacityShort => new StudyWaitlisted(plan),
        _ => new StudyFoundNotFeasible(plan),
    };

    /// <summary>Returns the recruitment entry that a site's trust keeps for its next rate; null where nothing is reported.</summary>
    public static RecruitmentEntry? RecruitmentOf(Study study, StudySite site) => site is { Acceptance: { } accepted, Recruited.IsEmpty: false }
        ? new RecruitmentEntry(
            study.Id,
            (int)study.Version,
            site.Area,
            study.Classification.ConditionGroup,
            accepted.Patients,
            site.RecruitedPatients,
            site.ReportedMonths * study.Plan!.RateFactor,
            site.EligiblePatientsPerMonth * site.ReportedMonths * study.Plan!.RateFactor,
            study.IsOver)
        : null;

    private static bool HasAccepted(Study study, SiteDecision picked) =>
        study.FindSite(picked.Trust) is { State: RequestState.Accepted } site && site.Start == picked.Start && site.Hold.Patients == picked.Cap;

    private static ImmutableDictionary<TrustId, KeptSite> Kept(Study study, Func<StudySite, bool> isKept) =>
        study.Sites.Where(isKept).ToImmutableDictionary(site => site.Trust, site => new KeptSite(site.Area, site.Start, site.Hold, site.Rate));

    /// <summary>A site that declined the request or said no to the inquiry, or did not answer the request.</summary>
    private static ImmutableDictionary<TrustId, ReasonCode> ClosedOf(Study study) => study.Sites
        .Where(site => site.State is RequestState.Declined or RequestState.NoAnswer)
        .Select(site => KeyValuePair.Create(site.Trust, site.State == RequestState.Declined ? ReasonCode.Declined : ReasonCode.NoAnswer))
        .Concat((study.Inquiry?.Sites ?? [])
            .Where(site => site.SaidNo && study.FindSite(site.Trust) is null)
            .Select(site => KeyValuePair.Create(site.Trust, ReasonCode.Declined)))
        .ToImmutableDictionary();

    private static ImmutableHashSet<TrustId> WillingOf(Study study) =>
        [.. (study.Inquiry?.Sites ?? []).Where(site => site.SaidYes && study.FindSite(site.Trust) is null).Select(site => site.Trust)];

    /// <summary>What sites said to the inquiry that they could recruit: no more is asked of them.</summary>
    private static ImmutableDictionary<TrustId, int> StatedOf(Study study) => (study.Inquiry?.Sites ?? [])
        .Where(site => site is { SaidYes: true, Answer.Form.Patients: not null })
        .ToImmutableDictionary(site => site.Trust, site => site.Answer!.Form.Patients!.Value);

    private static List<Violation> ViolationsOf(StudyDraft draft, DateTimeOffset now) =>
        InDraft(StudyDraftValidator.Validate(draft, OsloTime.DateAt(now)));

    private static List<Violation> InDraft(IEnumerable<Violation> found) => [.. found.Select(violation => violation with { Field = "draft." + violation.Field })];
}
