using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>Decides whether a command on a study may be carried out now.</summary>
public static class CommandDecisions
{
    public const int TextLength = 2_000;
    public const int InvestigatorLength = 200;
    public const int MaxPriority = 9;
    public const int MaxReportedPatients = 10_000;

    private const int FirstYear = 2_000;
    private const int LastYear = 2_200;

    /// <summary>Returns the first entry recorded under the request id, or null.</summary>
    public static HistoryEntry? FindRepeated(IEnumerable<HistoryEntry> history, RequestId requestId) =>
        history.FirstOrDefault(entry => entry.RequestId == requestId);

    /// <summary>Returns a refusal of a reused request id, or null where the command is a repetition.</summary>
    public static Refusal? RefusalOfRepeat(HistoryEntry before, CommandEvent wanted, RequestId requestId) =>
        Equals(before.Event, wanted) ? null : Refusal.RequestIdReused(requestId);

    /// <summary>Returns a refusal of a malformed command, independent of the study; null where it is valid.</summary>
    public static Refusal? RefusalOfForm(RequestId requestId, CommandEvent wanted) =>
        ViolationsOfForm(requestId, wanted) is { Count: > 0 } violations ? Refusal.Invalid(violations) : null;

    /// <summary>Returns all errors in the command, independent of the study.</summary>
    public static IReadOnlyList<Violation> ViolationsOfForm(RequestId requestId, CommandEvent wanted)
    {
        var violations = new ViolationCollector();
        if (!requestId.IsWellFormed)
        {
            violations.Add(RequestId.Malformed.Field, RequestId.Malformed.Description);
        }

        CheckForm(wanted, violations);
        return violations.Found;
    }

    /// <summary>Returns a refusal where the study no longer has the version that the command is meant for; otherwise null.</summary>
    /// <param name="ifVersion">The expected version; null: any.</param>
    public static Refusal? RefusalOfVersion(Study study, long? ifVersion) => ifVersion is null || ifVersion == study.Version
        ? null
        : Refusal.EtagMismatch($"studies/{study.Id}", study.Version).With("study", study.Id.Value).With("state", EnumText.Of(study.State));

    /// <summary>Returns a refusal of a command that the study does not allow now, or null.</summary>
    public static Refusal? RefusalOf(Study study, CommandEvent wanted, DateTimeOffset now) =>
        Judge(study, wanted, now)?.With("study", study.Id.Value).With("state", EnumText.Of(study.State));

    private static Refusal? Judge(Study study, CommandEvent wanted, DateTimeOffset now) => wanted switch
    {
        RequestAccepted accepted => RefusalOfAnswer(study, accepted.Trust, now) ?? RefusalOfAcceptance(study, accepted),
        RequestDeclined declined => RefusalOfAnswer(study, declined.Trust, now),
        OfferAccepted or OfferDeclined => RefusalOfReply(study, now),
        StudyWithdrawn => study.IsOver ? WrongState(study, "a study that has ended cannot be withdrawn") : null,
        AreaAssigned => study.State == StudyState.Triage ? null : WrongState(study, "an area can be assigned only in triage"),
        StudyForwarded forwarded => study.State == StudyState.Triage
            ? Forwarding.RefusalOf(study, forwarded)
            : WrongState(study, "a study can be forwarded only in triage"),
        StudyPrioritised => study.IsOver || IsRunning(study)
            ? WrongState(study, "a priority counts on the waiting list, to which a study that is placed or has ended does not come any more")
            : null,
        StudyDisclosed => RefusalOfDisclosure(study),
        StudyReleased => RefusalOfRelease(study),
        StudyWithheld => study.Release is null ? WrongState(study, "there is nothing to withhold: the study is not released") : null,
        RecruitmentReported reported => RefusalOfReport(study, reported, now),
        LastPatientIn => study.State == StudyState.Recruiting ? null : WrongState(study, "enrolment can be ended only while recruiting"),
        InterestReported or QuestionAsked or QuestionAnswered or InquiryConfirmed or InquiryLost => InquiryDecisions.RefusalOf(study, wanted, now),
        StudyClosed => IsRunning(study) ? null : WrongState(study, "only a placed or recruiting study can be closed"),
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted.GetType().Name, "an unknown command"),
    };

    private static void CheckForm(CommandEvent wanted, ViolationCollector violations)
    {
        violations.Remarks(wanted is QuestionAsked or QuestionAnswered ? "text" : "remarks", wanted.Remarks, TextLength);
        InquiryDecisions.CheckForm(wanted, violations);
        switch (wanted)
        {
            case RequestAccepted accepted:
                violations.Within("patients", accepted.Patients, 1, StudyDraftLimits.MaxPatientsPerSite);
                violations.Text("investigator", accepted.Investigator, InvestigatorLength);
                break;
            case RequestDeclined declined:
                violations.Chosen("reason", declined.Reason, DeclineReason.Unspecified);
                violations.Require(
                    declined.Reason != DeclineReason.Other || declined.Remarks.Length > 0, "remarks", "the reason in words, as the reason is OTHER");
                break;
            case AreaAssigned assigned:
                violations.Chosen("lead", assigned.Lead, Area.Unspecified);
                violations.Require(assigned.Lead != Area.OtherFields, "lead", $"an area with a centre, one of {EnumText.Of(CentreAreas.All)}");
                break;
            case StudyForwarded forwarded:
                Forwarding.CheckForm(forwarded, violations);
                break;
            case StudyPrioritised prioritised:
                violations.Within("priority", prioritised.Priority, 0, MaxPriority);
                break;
            case StudyReleased released:
                CheckForm(released, violations);
                break;
            case RecruitmentReported reported:
                violations.Within("patients", reported.Patients, 0, MaxReportedPatients);
                break;
        }
    }

    private static void CheckForm(StudyReleased released, ViolationCollector violations)
    {
        violations.Require(released.From is not { Year: < FirstYear or > LastYear }, "from_date", $"a day from {FirstYear} to {LastYear}");
        if (released.Title.Length > 0)
        {
            violations.Text("title", released.Title, StudyDraftLimits.TitleLength);
        }
    }

    private static Refusal? RefusalOfAnswer(Study study, TrustId trust, DateTimeOffset now)
    {
        if (study.FindSite(trust) is not { } site)
        {
            return NotAsked(trust, $"{study.Id} has no request to {trust}");
        }

        return (site.State switch
        {
            RequestState.Open when site.AnswerBy > now => null,
            RequestState.Open or RequestState.NoAnswer => Refusal.Of(
                RefusalReason.AnswerTooLate, "trust", $"the deadline of {trust} to answer was {OsloTime.ToLocal(site.AnswerBy):yyyy-MM-dd HH:mm zzz}")
                .With("answerByTime", site.AnswerBy.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            RequestState.Accepted => Refusal.Of(RefusalReason.AlreadyAnswered, "trust", $"{trust} has already accepted"),
            RequestState.Declined => Refusal.Of(RefusalReason.AlreadyAnswered, "trust", $"{trust} has already declined"),
            RequestState.Lost => Refusal.Of(RefusalReason.RequestWithdrawn, "trust", $"{trust} evicted the hold for the request"),
            _ => Refusal.Of(RefusalReason.RequestWithdrawn, "trust", $"{study.Id} is {EnumText.InWords(study.State)} and no longer asks {trust}"),
        })?.With("trust", trust.Value).With("requestState", EnumText.Of(site.State));
    }

    private static Refusal? RefusalOfAcceptance(Study study, RequestAccepted accepted)
    {
        var site = study.FindSite(accepted.Trust)!;
        var hold = site.Hold;
        var start = accepted.Start ?? site.Start;
        if (start < site.Start)
        {
            return Refusal.Of(
                RefusalReason.MoreThanHeld, "start_month", $"expected {site.Start} or later: nothing is held at {accepted.Trust} before that")
                .With("trust", accepted.Trust.Value).With("month", site.Start.ToString());
        }

        var held = Math.Min(hold.Patients, hold.PatientsFrom(start));
        return accepted.Patients <= held
            ? null
            : Refusal.Of(
                RefusalReason.MoreThanHeld,
                "patients",
                $"expected at most {held}: that is what is held at {accepted.Trust} for patients who start in {start} or later")
                .With("trust", accepted.Trust.Value).With("heldPatients", held.ToString(CultureInfo.InvariantCulture)).With("month", start.ToString());
    }

    private static Refusal? RefusalOfReply(Study study, DateTimeOffset now) => study switch
    {
        { State: StudyState.Offered, IsPlacing: false } when study.OfferStandsUntil > now => null,
        { State: StudyState.Offered, IsPlacing: false } or { State: StudyState.Expired } => Refusal.Of(
            RefusalReason.OfferLapsed, "name", $"the offer of {study.Id} has lapsed"),
        _ => WrongState(study, "its sponsor can answer only a pending offer"),
    };

    private static Refusal? RefusalOfDisclosure(Study study) => study switch
    {
        { IsOver: true } => WrongState(study, "a study that has ended is not disclosed any more"),
        { IsBlinded: false } => WrongState(study, "there is nothing to disclose: the study is not blinded"),
        _ => null,
    };

    private static Refusal? RefusalOfRelease(Study study) => study switch
    {
        { IsOver: true } => WrongState(study, "a study that has ended is not released any more"),
        { IsBlinded: true } => WrongState(study, "a blinded study is disclosed to those who were asked before it is released to everyone"),
        _ => null,
    };

    private static Refusal? RefusalOfReport(Study study, RecruitmentReported reported, DateTimeOffset now)
    {
        if (!IsRunning(study))
        {
            return WrongState(study, "recruitment can be reported only for a placed or recruiting study");
        }

        if (study.FindSite(reported.Trust) is not { State: RequestState.Accepted } site)
        {
            return NotAsked(reported.Trust, $"{reported.Trust} is not a site of {study.Id}");
        }

        var thisMonth = Month.Of(OsloTime.DateAt(now));
        if (reported.Month > thisMonth)
        {
            return Refusal.Of(RefusalReason.MonthNotCome, "month", $"expected {thisMonth} or earlier: {reported.Month} is in the future")
                .With("month", reported.Month.ToString()).With("latestMonth", thisMonth.ToString());
        }

        var placed = Month.Of(OsloTime.DateAt(study.PlacedAt!.Value));
        return reported.Month >= placed
            ? RecruitmentReports.RefusalOf(study, site, reported)
            : Refusal.Invalid([new Violation("month", $"expected {placed} or later: the study was not placed before")]);
    }

    private static bool IsRunning(Study study) => study.State is StudyState.Placed or StudyState.Recruiting;

    private static Refusal NotAsked(TrustId trust, string description) =>
        Refusal.Of(RefusalReason.NotAsked, "trust", description).With("trust", trust.Value);

    private static Refusal WrongState(Study study, string rule) =>
        Refusal.Of(RefusalReason.WrongState, "name", $"{study.Id} is {EnumText.InWords(study.State)}; {rule}");
}
