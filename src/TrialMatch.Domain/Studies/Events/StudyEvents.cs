using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>An event in a study's life. The study's history is the list of its events; its state is their fold.</summary>
public abstract record StudyEvent
{
    private protected StudyEvent()
    {
    }
}

/// <summary>
/// An event that records a person's command. It contains exactly the command's content and nothing derived from it, so that a repeated command is
/// recognised by comparing it with the recorded event.
/// </summary>
/// <param name="Remarks">The person's remarks, at most 2,000 characters; may be empty.</param>
public abstract record CommandEvent(string Remarks) : StudyEvent;

/// <summary>A sponsor's draft was accepted and classified.</summary>
/// <param name="RequestId">The request that registered the study; repeating it changes nothing.</param>
public sealed record StudyRegistered(
    RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Classification Classification) : StudyEvent
{
    /// <summary>The likely duplicates, of any sponsor; null where there were none.</summary>
    public ImmutableArray<StudyId>? LikelyDuplicates { get; init; }

    /// <summary><see cref="StudyIntent.Explore"/> for an inquiry; null where the study is to be placed at once.</summary>
    public StudyIntent? Intent { get; init; }
}

/// <summary>No area fits; the coordinating unit assigns one or forwards the study.</summary>
public sealed record StudySentToTriage : StudyEvent;

/// <summary>The coordinating unit assigned an area to a study that no rule fitted.</summary>
public sealed record AreaAssigned(Area Lead, string Remarks) : CommandEvent(Remarks);

/// <summary>The coordinating unit forwarded a study that no rule fitted to the trusts that declared its field, and leads it from then on.</summary>
/// <param name="Field">A condition group without a centre; null: the one that the study was classified in.</param>
public sealed record StudyForwarded(ConditionGroup? Field, string Remarks) : CommandEvent(Remarks);

/// <summary>The study's priority in the waiting list was changed.</summary>
/// <param name="Priority">The priority, 0 to 9; a higher one is served first.</param>
public sealed record StudyPrioritised(int Priority, string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor disclosed a blinded study: from now on, everyone who may see it sees its title and sponsor, in its past too.</summary>
public sealed record StudyDisclosed(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor released the study to the public window, where it stands while it is placed or recruiting.</summary>
/// <param name="From">The first day on which it is public (Europe/Oslo); null: at once.</param>
/// <param name="Title">The title for the public; empty: the study's own.</param>
public sealed record StudyReleased(DateOnly? From, string Title, string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor took the study out of the public window again, or withdrew a release whose day had not come.</summary>
public sealed record StudyWithheld(string Remarks) : CommandEvent(Remarks);

/// <summary>Sites were picked. Written before any hold is requested, so that recovery after a crash can resume or undo.</summary>
/// <param name="Round">The matching round; 1 for the first pick.</param>
/// <param name="Cause">The reason for picking again; empty for the first pick.</param>
public sealed record SitesPicked(int Round, PlacementPlan Plan, string Cause) : StudyEvent;

/// <summary>Every picked site holds capacity for the study and is sent the request.</summary>
/// <param name="AnswerBy">The deadline for all sites that are asked.</param>
public sealed record HoldsMade(int Round, DateTimeOffset AnswerBy) : StudyEvent;

/// <summary>A picked site no longer had the free capacity; all holds of the round were released.</summary>
public sealed record HoldsRefused(int Round, ImmutableArray<HoldRefusal> Refusals) : StudyEvent;

/// <summary>A trust's refusal to hold.</summary>
public sealed record HoldRefusal(TrustId Trust, ReserveStatus Status, ImmutableArray<PoolShortfall> Shortfalls);

/// <summary>Too little capacity is free for the study's minimum, although an empty calendar would suffice.</summary>
public sealed record StudyWaitlisted(PlacementPlan Plan) : StudyEvent;

/// <summary>Even an empty calendar would not suffice for the study's minimum.</summary>
public sealed record StudyFoundNotFeasible(PlacementPlan Plan) : StudyEvent;

/// <summary>A site accepted its request.</summary>
/// <param name="Patients">The largest number of patients it accepts, 1 to the number held for.</param>
/// <param name="Start">The first month in which it will enrol; null: the first month held.</param>
/// <param name="Investigator">The principal investigator.</param>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record RequestAccepted(
    TrustId Trust, int Patients, Month? Start, string Investigator, string Remarks, bool IsByCentre) : CommandEvent(Remarks);

/// <summary>A site declined its request; its hold is released.</summary>
/// <param name="Remarks">The person's remarks; required where the reason is <see cref="DeclineReason.Other"/>.</param>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record RequestDeclined(TrustId Trust, DeclineReason Reason, string Remarks, bool IsByCentre) : CommandEvent(Remarks);

/// <summary>Reminders were due to sites that had not answered.</summary>
public sealed record RequestsReminded(ReminderKind Kind, ImmutableArray<TrustId> Trusts) : StudyEvent;

/// <summary>The deadline passed without an answer from these sites; their holds are released.</summary>
public sealed record RequestsLapsed(ImmutableArray<TrustId> Trusts) : StudyEvent;

/// <summary>A trust evicted the study's hold after a lower declaration.</summary>
/// <param name="Round">The round of the evicted hold.</param>
public sealed record HoldLost(TrustId Trust, int Round) : StudyEvent;

/// <summary>These trusts confirmed the study's revisions of its holds: reduced, committed, moved or released.</summary>
public sealed record HoldsSettled(ImmutableArray<SettledHold> Holds) : StudyEvent;

/// <param name="Revision">The revision of the hold that the trust confirmed.</param>
public sealed record SettledHold(TrustId Trust, int Round, int Revision);

/// <summary>Every site has answered or passed its deadline; the answers are put together as an offer to the sponsor.</summary>
/// <param name="Plan">The plan, forecast anew from what the sites accepted; sites that declined or did not answer are in it with that reason.</param>
/// <param name="StandsUntil">The time at which the offer and its holds lapse.</param>
public sealed record Offered(PlacementPlan Plan, DateTimeOffset StandsUntil) : StudyEvent;

/// <summary>The sponsor accepted; the study is placed when every trust has committed what it held.</summary>
public sealed record OfferAccepted(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor declined the offer.</summary>
public sealed record OfferDeclined(string Remarks) : CommandEvent(Remarks);

/// <summary>The offer lapsed without an answer from the sponsor.</summary>
public sealed record OfferExpired : StudyEvent;

/// <summary>Every trust of the accepted offer has committed what it held.</summary>
public sealed record StudyPlaced : StudyEvent;

/// <summary>A site reported how many patients it recruited in a month. A later report of the same month corrects it.</summary>
public sealed record RecruitmentReported(TrustId Trust, Month Month, int Patients, string Remarks) : CommandEvent(Remarks)
{
    /// <summary>Whether the reporter confirmed recruitment outside the site's enrolment window.</summary>
    public bool IsOutsideWindowConfirmed { get; init; }

    /// <summary>Whether the reporter confirmed an implausibly high number.</summary>
    public bool IsFigureConfirmed { get; init; }
}

/// <summary>After a report, the site's remaining starts moved to later months, as far as there is room.</summary>
public sealed record CommitmentRephased(TrustId Trust, SiteHold Hold) : StudyEvent;

/// <summary>The trust's free capacity had changed. The commitment stays as it was and is laid out again.</summary>
public sealed record RephasingRefused(TrustId Trust) : StudyEvent;

/// <summary>Enrolment is over; unused starts are released.</summary>
public sealed record LastPatientIn(string Remarks) : CommandEvent(Remarks);

/// <summary>The study is over; all remaining reservations are released.</summary>
public sealed record StudyClosed(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor withdrew the study.</summary>
public sealed record StudyWithdrawn(string Remarks) : CommandEvent(Remarks);
