using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>Something that happened to a study. Its history is the list of them; its state is their fold.</summary>
public abstract record StudyEvent
{
    private protected StudyEvent()
    {
    }
}

/// <summary>
/// Something that a person makes happen. It says all that the person said, and nothing that follows from it: so a repeated
/// command is known by comparing it with what is on record.
/// </summary>
/// <param name="Remarks">What the person had to say about it, at most 2,000 characters; may be empty.</param>
public abstract record CommandEvent(string Remarks) : StudyEvent;

/// <summary>A sponsor's draft was accepted and classified.</summary>
/// <param name="RequestId">The request that registered it; repeating it changes nothing.</param>
public sealed record StudyRegistered(
    RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Classification Classification) : StudyEvent
{
    /// <summary>Studies, of whatever sponsor, that were likely the same one; null where there were none.</summary>
    public ImmutableArray<StudyId>? LikelyDuplicates { get; init; }
}

/// <summary>No area fits; the coordinating unit assigns one.</summary>
public sealed record StudySentToTriage : StudyEvent;

/// <summary>The coordinating unit assigned an area to a study that no rule fitted.</summary>
public sealed record AreaAssigned(Area Lead, string Remarks) : CommandEvent(Remarks);

/// <summary>The study's place in the waiting list was moved.</summary>
/// <param name="Priority">0 to 9; a higher one is served first.</param>
public sealed record StudyPrioritised(int Priority, string Remarks) : CommandEvent(Remarks);

/// <summary>Sites were picked. Written before any hold is asked for, so that a crash can resume or undo.</summary>
/// <param name="Round">1 for the first pick.</param>
/// <param name="Cause">Why sites were picked again; empty for the first pick.</param>
public sealed record SitesPicked(int Round, PlacementPlan Plan, string Cause) : StudyEvent;

/// <summary>Every picked site holds capacity for the study, and the request is put to it.</summary>
/// <param name="AnswerBy">When the time to answer is over, for all sites that are asked.</param>
public sealed record HoldsMade(int Round, DateTimeOffset AnswerBy) : StudyEvent;

/// <summary>A picked site's free capacity had moved; the round's holds were released everywhere.</summary>
public sealed record HoldsRefused(int Round, ImmutableArray<HoldRefusal> Refusals) : StudyEvent;

/// <summary>What a trust answered instead of holding.</summary>
public sealed record HoldRefusal(TrustId Trust, ReserveStatus Status, ImmutableArray<Shortfall> Shortfalls);

/// <summary>Too little capacity is free for the study's minimum, though an empty calendar would carry it.</summary>
public sealed record StudyWaitlisted(PlacementPlan Plan) : StudyEvent;

/// <summary>Not even an empty calendar would carry the study's minimum.</summary>
public sealed record StudyFoundNotFeasible(PlacementPlan Plan) : StudyEvent;

/// <summary>A site said yes.</summary>
/// <param name="Patients">The most patients it takes, 1 to what is held for it.</param>
/// <param name="Start">The first month in which it will enrol; null for the first that is held.</param>
/// <param name="Investigator">The principal investigator.</param>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record RequestAccepted(
    TrustId Trust, int Patients, Month? Start, string Investigator, string Remarks, bool IsByCentre) : CommandEvent(Remarks);

/// <summary>A site said no; what was held there is given back.</summary>
/// <param name="Remarks">Needed where the reason is <see cref="DeclineReason.Other"/>.</param>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record RequestDeclined(TrustId Trust, DeclineReason Reason, string Remarks, bool IsByCentre) : CommandEvent(Remarks);

/// <summary>Sites that had not answered were due a reminder.</summary>
public sealed record RequestsReminded(ReminderKind Kind, ImmutableArray<TrustId> Trusts) : StudyEvent;

/// <summary>The deadline passed and these sites had not answered; what was held there is given back.</summary>
public sealed record RequestsLapsed(ImmutableArray<TrustId> Trusts) : StudyEvent;

/// <summary>A trust took back what it held: it declared less than it had.</summary>
/// <param name="Round">The round in which it was held.</param>
public sealed record HoldLost(TrustId Trust, int Round) : StudyEvent;

/// <summary>These trusts keep what the study wants of them: shrunk, committed, moved or given back.</summary>
public sealed record HoldsSettled(ImmutableArray<SettledHold> Holds) : StudyEvent;

/// <param name="Revision">The revision of the hold that the trust confirmed.</param>
public sealed record SettledHold(TrustId Trust, int Round, int Revision);

/// <summary>Every site has answered, or its time was over; the answers make an offer to the sponsor.</summary>
/// <param name="Plan">Forecast anew on what the sites accepted; those that declined or said nothing are in it with their reason.</param>
/// <param name="StandsUntil">When the offer lapses, and its holds with it.</param>
public sealed record Offered(PlacementPlan Plan, DateTimeOffset StandsUntil) : StudyEvent;

/// <summary>The sponsor accepted; the study is placed when every trust has committed what it held.</summary>
public sealed record OfferAccepted(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor said no to the offer.</summary>
public sealed record OfferDeclined(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor did not answer while the offer stood.</summary>
public sealed record OfferExpired : StudyEvent;

/// <summary>Every trust of the accepted offer has committed what it held.</summary>
public sealed record StudyPlaced : StudyEvent;

/// <summary>A site reported how many patients it recruited in a month. A later report of the same month corrects it.</summary>
public sealed record RecruitmentReported(TrustId Trust, Month Month, int Patients, string Remarks) : CommandEvent(Remarks)
{
    /// <summary>Whoever reports says that the site did recruit outside the months that it accepted.</summary>
    public bool IsOutsideWindowConfirmed { get; init; }

    /// <summary>Whoever reports says that the figure is right, however unlikely.</summary>
    public bool IsFigureConfirmed { get; init; }
}

/// <summary>What a site recruited moved the starts that it has left to later months, as far as there is room.</summary>
public sealed record CommitmentRephased(TrustId Trust, SiteHold Hold) : StudyEvent;

/// <summary>The trust's free capacity had moved: the commitment stays as it was, and is laid out afresh.</summary>
public sealed record RephasingRefused(TrustId Trust) : StudyEvent;

/// <summary>Enrolment is over: starts that were not used are given back.</summary>
public sealed record LastPatientIn(string Remarks) : CommandEvent(Remarks);

/// <summary>The study is over; whatever is still reserved is given back.</summary>
public sealed record StudyClosed(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor took the study back.</summary>
public sealed record StudyWithdrawn(string Remarks) : CommandEvent(Remarks);
